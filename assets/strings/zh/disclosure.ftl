# Public disclosure: list, versions.
tab-disclosure = 公示
palette-to-disclosure = 到公示
help-disclosure-title = 公示
help-disclosure-about = 厅里该挂、该放的资料都在这张清单上：版本、位置、有效期、照片。
help-disclosure-1 = 缺的和过期的排在最前面，“今日”也会提醒。
help-disclosure-2 = 换新版本时旧版本留在记录里，什么时候挂、什么时候撤，都查得到。
help-disclosure-3 = 横幅填上活动结束日，到期一个月内提醒撤下。
