# Today: what is due, the month, what was done

today-title = 今日
today-left-to-do = 还有 { $n } 件，先看最上面一件
today-all-done = 今天的事都办完了
today-rest = 今天休息，不用检查和开箱
today-rest-left = 今天休息，不用检查和开箱；还有 { $n } 件可以先办
today-count = { $n } 件
today-comma = 、
today-and-more = { $names } 等 { $n } 个

today-part-opening = 开门前
today-opens = { $time } 开门
today-part-today = 今天要办
today-part-closing = 下班前
today-closes = { $time } 关门
today-part-week = 本周留意

today-before = { $time } 前
today-left = 剩 { $span }
today-opened-since = 开门已过 { $span }
today-closing-in = 还有 { $n } 分钟关门
today-closed-since = 关门已过 { $span }
today-minutes = { $n } 分钟
today-hours = { $n } 小时
today-days-left = 剩 { $n } 天

today-check = 开门检查
today-check-begin = 开始检查
today-check-continue = 继续检查
today-check-items = 共 { $all } 项，还没开始
today-check-answered = 共 { $all } 项，已记 { $done } 项
today-check-failed = 上次没通过：{ $items }

today-letter-line = { $kind } · 意见箱来信 · { $date } 登记
today-letter-chip = 还没转部门
today-letter-go = 去转办

today-box = 开意见箱
today-box-name = { $name }（{ $place }）
today-box-line = { $box }今天还没有开箱记录，空箱也要记
today-box-go = 登记开箱

today-missed = { $box }本月漏记 { $n } 天
today-missed-line = { $dates } · 可以补记，补记会写明日期
today-missed-chip = 漏记 { $n } 天
today-missed-go = 去补记

today-badge-expired = { $n } 人的上岗证已过期
today-badge-expired-chip = 已过期
today-badge-expiring = { $n } 人的上岗证快到期
today-badge-expiring-line = { $names } · 最早 { $date } 到期
today-badge-last-day = 今天到期
today-badge-none = { $n } 人还没有上岗证
today-badge-none-chip = 待打印
today-badge-print = 去打印
today-badge-incomplete = { $n } 人资料不全，打不了上岗证
today-badge-incomplete-chip = 缺照片或岗位
today-badge-complete = 去补资料

today-calendar = 还没有 { $year } 年的放假安排
today-calendar-line = 暂按周末推算，导入后按正式安排
today-calendar-chip = 待导入
today-calendar-go = 去设置

today-clock = 电脑时间比最新的记录还早
today-clock-line = 最新一条记录是 { $date } { $time }，请先校准电脑时间
today-clock-chip = 时间不对
today-clock-go = 去看看

today-done = 今天已办
today-done-nothing = 办完的事会列在这里
today-done-score = 得 { $earned } / { $possible } 分
today-done-box-empty = 空箱
today-done-box-letters = 来信 { $n } 封
today-done-case = 登记 { $number }
today-on-duty = 今天当班
today-on-duty-nothing = 还没有人填了岗位或窗口
today-on-duty-go = 去人员
today-window = { $number } 号窗口

today-mark-kept = 当日办妥
today-mark-late = 补记
today-mark-missed = 漏记
today-mark-rest = 休息
today-mark-ahead = 还没到
today-mark-nothing = 没有记录

today-nothing = 今天的事都办完了
today-nothing-text = 新的事会按时间排在这里。
today-nothing-rest = 今天休息
today-nothing-rest-text = 休息日不用开门检查，也不用开意见箱。
today-calendar-reaching = 有 { $n } 件期限跨到那一年，暂按周末推算
today-case-accept = 去受理
today-case-answer = 去答复
today-case-go = 去办理
today-case-handler = 经办 { $name }
today-case-due = { $step }期限 { $day }
today-done-closed = 办结 { $number }
