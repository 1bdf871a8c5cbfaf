# 关于一个人的全部内容：表格的名称，说明里的句子。
person-sheet-cases-done = 经手的登记
person-sheet-audits-done = 参加的检查
person-sheet-corrections-done = 更正过的检查
person-sheet-history = 本人的操作记录
person-sheet-rankings = 考核和竞赛名次
person-sheet-reveals = 查看记录
person-nothing = 没有其他记录。
person-own-whole = 本人的姓名和号码是完整的；别人（同事和用户）的姓名、号码，不论在哪一栏、哪段文字里，都已遮盖。
person-scans-stay = 用户来信的扫描件和附件没有放进来：图片里别人的内容不能遮盖。
person-photos-stay = 检查窗口、班组和全厅的照片有 { $n } 张，里面可能有此人。这些照片不会删，请到“检查”里看。
person-photos-not-out = 检查窗口、班组和全厅的照片有 { $n } 张，没有放进来：里面可能有别人。
import-assumed-masked = { $n } 份的文字在表里遮住了，没有采用
person-gathering = 正在收集…
person-sheet-about = 先看这里
