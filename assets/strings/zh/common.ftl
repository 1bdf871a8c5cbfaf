# Words every screen uses: dates, pickers, buttons

weekday-mon = 星期一
weekday-tue = 星期二
weekday-wed = 星期三
weekday-thu = 星期四
weekday-fri = 星期五
weekday-sat = 星期六
weekday-sun = 星期日

month-1 = 1
month-2 = 2
month-3 = 3
month-4 = 4
month-5 = 5
month-6 = 6
month-7 = 7
month-8 = 8
month-9 = 9
month-10 = 10
month-11 = 11
month-12 = 12
month-of-year = { $year } 年 { $month } 月
month-alone = { $month } 月
month-previous = 上个月
month-following = 下个月

date-today = 今天
date-tomorrow = 明天
date-in-three-days = +3 天
date-placeholder = 如 11-23、今天、+3
date-pick = 选日期
date-meant = = { $date }

select-search = 输入几个字
select-nothing-found = 没有这一项

pick-path = 文件路径
pick-path-hint = 可以直接粘贴路径
pick-browse = 浏览…
pick-choose = 确定
pick-cancel = 取消
