# Checks: the list, one in detail, the walk through the hall

audits-title = 检查
audit-count = { $n } 次
audit-begin = 开始今天的检查
audit-continue = 继续检查
audit-go-on = 接着检查
audit-back = 返回检查记录
audit-back-short = 返回
audit-pause = 先放一放
audit-by = 检查人 { $name }
audit-answered = 已记 { $done } / { $all } 项
audit-items = { $n } 项
audit-list-comma = 、

audit-filter-order = 按顺序
audit-filter-open = 只看未记 { $n }
audit-filter-failed = 不通过 { $n }
audit-none-failed = 没有不通过的项
audit-none-failed-text = 判为不通过的项会列在这里。
audit-none-open = 都记完了
audit-none-open-text = 每一项都有了结果，可以完成检查。

audit-group-failed = 上次没通过
audit-group-count = { $n } 项 · { $points } 分

audit-pass = 通过
audit-fail = 不通过
audit-na = 不适用
audit-open = 未记

audit-number = 实际数（{ $unit }）
audit-confirm-number = 记下
audit-at-most = 不超过 { $limit } { $unit }
audit-at-least = 不少于 { $limit } { $unit }
audit-number-whole = 填整数，如 0、2
audit-number-wrong = 填不小于 0 的数
audit-unit-days = 天
audit-unit-weeks = 周
audit-unit-months = 个月

audit-remark = 记录
audit-remark-missing = 写下看到的情况
audit-reason = 原因
audit-reason-missing = 不通过要写原因
audit-times = 几处
audit-photo = 照片
audit-photo-of = 照片：{ $what }
audit-photo-add = 放照片
audit-photo-other = 再放一张
audit-photo-tip = 选文件，也可以直接粘贴或拖进窗口
audit-photo-choose = 选一张照片
audit-photo-unreadable = 这个文件不是能用的照片
audit-photo-kinds = 请用 JPG、PNG 或 WebP 照片。
audit-photo-too-early = 这一项还没有结果
audit-photo-too-early-advice = 先判定这一项，再放照片。

audit-score-now = 到现在的得分
audit-score-final = 得分
audit-score-line = 得 { $got } / { $checked } 分已检
audit-of-checked = / { $checked } 分已检
audit-legend-got = 得 { $n }
audit-legend-lost = 扣 { $n }
audit-legend-open = 还剩 { $n } 分
audit-lost = 扣在哪里
audit-lost-nothing = 没有扣分
audit-veto = 一票否决：{ $items }；{ $effect }
audit-no-veto = 没有触发一票否决

audit-keys = 键盘
audit-key-pass = 通过
audit-key-fail = 不通过
audit-key-na = 不适用
audit-key-number = 填数
audit-key-next = 下一项
audit-key-undo = 撤销
audit-key-move = 换一项
audit-key-leave = 放一放

audit-finish = 完成检查
audit-go-to = 去补 { $number }
audit-nothing-missing = 每一项都有结果。完成后锁定，不能再改。
audit-missing-open = 还有 { $n } 项未记。
audit-missing-reasons = { $n } 项缺原因或数字，先补 { $first }。
audit-missing-both = 还有 { $open } 项未记；{ $n } 项缺原因或数字，先补 { $first }。

audit-start = 开始今天的检查？
audit-start-text = 按《{ $pack }》{ $edition } 版，共 { $n } 项，随时可以放一放。
audit-start-not = 先不检查
audit-start-now = 开始检查
audit-auditor = 检查人
# Words in a title or post that mark who leads the hall and checks it.
audit-lead-words = 主任 经理 厅长 所长
audit-auditor-none = 不写检查人

audit-none = 还没有检查记录
audit-none-text = 每天开门前看一遍，结果留在这里。
audit-no-pack = 这类营业厅还没有检查标准
audit-no-pack-text = 现在设的是“{ $sector }”。在设置里选供电营业厅或银行网点，就有每天的开门检查。
audit-no-pack-settings = 去设置
audit-pick = 选一次检查
audit-pick-text = 左边点一次检查，看它的得分和不通过的项。

audit-state-open = 进行中 { $done } / { $all }
audit-state-done = 已完成
audit-state-failed = { $n } 项不通过
audit-in-progress = 进行中
audit-locked = { $date } { $time } 完成并锁定，按《{ $pack }》{ $edition } 版打分；以后换版，这次的分不变。
audit-source = 标准出处

audit-group-far = 本部分已检 { $checked } 分，得 { $got } 分
audit-score-whole = 得分
audit-of-possible = / { $checked } 分
audit-scaled = 折算 100 分制 { $score } 分
audit-left-out = 不适用的不算：满分 { $possible }，全套 { $total }
audit-with-bonus = 其中加分 { $n }
audit-before-veto = 否决前 { $score } 分
audit-nothing-possible = 全部不适用，没有得分
audit-gains = 改好哪些最见效
audit-gain-veto = 解除否决
audit-compare-whole-more = { $name } { $before } 分，多 { $by } 分
audit-compare-whole-less = { $name } { $before } 分，少 { $by } 分
audit-compare-whole-same = { $name } { $before } 分，一样
audit-compare-part-more = { $name }这些项得 { $before } 分，现在多 { $by } 分
audit-compare-part-less = { $name }这些项得 { $before } 分，现在少 { $by } 分
audit-compare-part-same = { $name }这些项得 { $before } 分，现在一样
audit-ordinals = 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十
audit-area = { $number }、{ $title }
