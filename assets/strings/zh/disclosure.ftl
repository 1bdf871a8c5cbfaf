# Public disclosure: list, versions.
tab-disclosure = 公示
palette-to-disclosure = 到公示
help-disclosure-title = 公示
help-disclosure-about = 厅里该挂、该放的资料都在这张清单上：版本、位置、有效期、照片。
help-disclosure-1 = 缺的、过期的排在最前面，“今日”也会提醒；30 天内到期的标成黄色，每月都换的只提前 7 天。
help-disclosure-2 = 换新版本时旧版本自动记为撤下，什么时候挂、什么时候撤，以后都查得到。写错了，再登记一版，备注里说明；当天写错可以撤销。
help-disclosure-3 = 横幅要填活动结束日，活动后 1 个月内撤下，到时提醒。
help-disclosure-4 = 照片拖进来、粘贴或选文件都行，放在现在挂着的版本上。
