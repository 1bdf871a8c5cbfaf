# Deadlines: chips, day marks, the sentence that says how one was counted

deadline-hours = { $n } 小时
deadline-days = { $n } 天
deadline-working-days = { $n } 个工作日
deadline-open-days = { $n } 个营业日
deadline-minutes = { $n } 分钟

deadline-not-started = 等待：{ $event }
deadline-left = 剩 { $length }
deadline-due-today = 今天到期
deadline-due-now = 马上到期
deadline-paused = 暂停 · 剩 { $length }
deadline-met = 已完成
deadline-met-in-time = 按时
deadline-met-late = 超期完成
deadline-overdue = 逾期 { $length }
deadline-exempt = 不计时限
deadline-cannot-count = 算不出期限

deadline-basis-ours = 本软件自定

deadline-mark-start = 起算日
deadline-mark-event = 当天不计
deadline-mark-extended = 延{ $n }
deadline-mark-rest = 休息
deadline-mark-closed = 不营业
deadline-mark-paused = 暂停
deadline-mark-make-up = 补班

deadline-span-counted = 计时
deadline-span-extended = 延期
deadline-span-paused = 暂停

deadline-end-of-day = { $date }当天结束
deadline-says-same-day = 当天完成：到 { $end }。
deadline-says-calendar = { $limit }：起算日不计，休息日照计，到 { $end }。
deadline-says-working = { $limit }：起算日和休息日不计，补班日照计，到 { $end }。
deadline-says-open = { $limit }：起算日和不营业的日子不计，到 { $end }。
deadline-says-hours = { $limit }：从 { $start } 起连续计时，到 { $end }。
deadline-says-before-days = 提前 { $limit }：{ $start } 当天不计，最晚到 { $end }。
deadline-says-before-hours = 提前 { $limit }：在 { $start } 之前，最晚 { $end }。
deadline-says-extended = { $approver } 批准延期 { $limit }：接着往后数，到 { $end }。
deadline-says-not-reached = { $limit }：暂停中，还没有到期日。
deadline-says-paused-days = 暂停的 { $n } 天不计。
deadline-says-paused-hours = 暂停的时间不计。
deadline-says-because = 适用情形：{ $what }。
deadline-says-exempt = 因{ $what }，不计时限。
deadline-says-not-started = 还没有开始计时，等待：{ $event }。
deadline-says-cannot-count = 算不出期限：日历上没有可以计的日子。
deadline-says-provisional = 暂定：没有 { $years } 年的工作日历，那里按普通周末计算。
deadline-says-refused = { $at } 登记的延期 { $limit } 不计入：{ $why }。

deadline-refused-not-allowed = 这一步不能延期
deadline-refused-no-approver = 没有批准人
deadline-refused-too-long = 超过可以延长的期限
deadline-refused-too-often = 延期次数已用完
deadline-refused-too-late = 当时期限已过

circumstance-night = 夜间
circumstance-out-of-town = 城区以外
circumstance-severe-weather = 恶劣天气
circumstance-complex = 情况复杂
circumstance-important = 重要
circumstance-answer-required = 上级要求答复
circumstance-separator = 、
