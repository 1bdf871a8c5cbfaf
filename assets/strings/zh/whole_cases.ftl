# 投诉整单导出导入
field-case-story = 全部经过
wrong-unreadable-step = “全部经过”第 { $line } 行读不懂；照导出时的写法改回，或清空这一栏，按其他各栏导入
wrong-not-on-roster = 人员里没有“{ $who }”；先导入人员，再导入登记簿
wrong-story-differs = 与“全部经过”不同，以“全部经过”为准
wrong-no-such-case = 关联的 { $number } 不在表里，也不在登记簿里
bring-case-void = 作废（{ $because }），带入后也是作废
cli-import-case-void = 第 { $row } 行：表里写着作废，不导入；要带入作废件，请用带“全部经过”的整单导出
import-numbers-free = 编号空着 { $n } 个：{ $numbers }，补导后会填上
