# 放假安排按清单导入
field-day-kind = 休或班
field-holiday-name = 节日名称
field-holiday-english = 英文名称
wrong-other-year = 不是 { $year } 年的日期；别的年份另存一个文件
wrong-working-anyway = 这天是星期一到星期五，本来就上班，不是补班
wrong-weekday-differs = 日期与写的星期不符
bring-day-ordinary = 照常（表里没有这天）
calendar-would-move-none = 在办事项的期限都不变。
calendar-would-move-some = { $n } 个在办的期限会变：{ $first }
calendar-would-move-more = { $first }，还有 { $n } 个
calendar-would-move-one = { $number } { $step } { $change }
cli-import-calendar-would = 试运行，没有写入：{ $sum }；新增 { $add } 天，改 { $change } 天，去掉 { $gone } 天，跳过 { $skip } 行；版本 { $edition }
cli-import-calendar-done = 已带入 { $sum }；新增 { $add } 天，改 { $change } 天，去掉 { $gone } 天，跳过 { $skip } 行；版本 { $edition }
cli-import-calendar-same = { $sum }：与现有的一样，没有写入
calendar-file-columns-unknown = 没认出日期列和休班列。到“设置”的“导入和导出”里导入，可以指定每列是什么
