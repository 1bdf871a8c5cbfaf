# 报表：一段时间的投诉统计

reports-title = 报表
report-count = { $n } 件
report-as-of = 按收到日期统计，截至 { $now }

report-shape-month = 月
report-shape-quarter = 季度
report-shape-year = 年
report-shape-days = 自选日期
report-previous = 上一期
report-following = 下一期
report-from = 从
report-to = 到
report-quarter = { $year } 年 { $quarter } 季度
report-year = { $year } 年
report-days = { $from } – { $to }

report-save-pdf = 存为 PDF
report-save-table = 存为表格
report-preview = 打印预览
report-where-pdf = 报表存到哪里？
report-where-table = 表格存到哪里？
report-file = 投诉统计 { $period }
report-failed = 报表算不出来。

report-empty-title = 这段时间没有收到投诉
report-empty-text = 往前翻一期，或者换一段日期。
report-empty-previous = 看上一期
report-empty-void = 另有作废 { $n } 件，不计入。
report-none-title = 还没有登记过投诉
report-none-text = 登记以后，这里按月、季度和年统计件数、时限和结论。
report-none-record = 记一件

report-paper-title = 投诉统计报表
report-summary = 总览
report-total = 合计
report-with-unit = { $title }（{ $unit }）
report-unit-days = 天
report-unit-yuan = 元

report-figure-count = 收到件数
report-figure-in-time = 按时率
report-figure-late = 超期件数
report-figure-reply = 平均答复用时
report-figure-founded = 属实率
report-figure-satisfaction = 满意度（满分 5）
report-figure-rings = 响铃 { $most } 声内接听
report-figure-repeats = 重复反映
report-figure-compensation = 赔偿金额（元）
report-figure-reopened = 重新办理
report-figure-close = 平均办结用时
report-figure-void = 作废
report-note-close = 已办结 { $n } 件
report-note-void = 不计入
report-note-count = 办结 { $closed } · 在办 { $open }
report-note-in-time = 按时 { $n } · 超期 { $late }
report-note-late = 其中现在仍逾期 { $n }
report-note-reply = 已答复 { $n } 件
report-note-founded = 属实 { $founded } 部分 { $partly } 不属实 { $unfounded }
report-note-satisfaction = 回访 { $n } 件，满意 { $share }
report-note-rings = 记了铃声的来电 { $n } 通
report-note-repeats = 占 { $share }
report-note-compensation = 赔偿 { $n } 件

report-by-day = 按日
report-by-month = 按月
report-by-year = 按年
report-by-step = 按环节
report-by-kind = 按种类
report-by-channel = 按渠道
report-by-target = 按对象
report-by-matter = 按事项
report-column-day = 日期
report-column-month = 月份
report-column-year = 年份
report-column-step = 环节
report-column-kind = 种类
report-column-channel = 渠道
report-column-target = 对象
report-column-matter = 事项
report-column-count = 件数
report-column-in-time = 按时率
report-column-late = 超期
report-column-open = 在办
report-column-reply = 平均答复
report-column-close = 平均办结
report-column-founded = 属实率
report-column-satisfaction = 满意度
report-column-repeats = 重复率
report-column-compensation = 赔偿
report-column-met = 按时
report-column-met-late = 超期
report-column-running = 未到期
report-column-overdue = 逾期未办
report-steps-note = 每个环节单独计算；重新办理的，每一轮都算。

report-target-nobody = 没有指明
report-target-hall = 整个营业厅
report-target-window = { $number } 号窗口
report-matter-none = 没有选事项
report-unknown = 已不在册

report-chart-day = 每天收到的件数
report-chart-month = 每月收到的件数
report-chart-year = 每年收到的件数
report-series-done = 未超期办结
report-series-late = 超期
report-series-open = 在办未超期

span-minutes = { $n } 分钟
span-hours = { $n } 小时
span-days = { $n } 天
