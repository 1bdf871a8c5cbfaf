# 进出的门：拒绝什么、说明什么
cli-unknown-command = “{ $what }”不是命令，也没有这个文件。是不是要写：{ $near }
cli-out-taken =
    { $path } 已经存在，没有写入。
    请换一个名称，或加 --replace 换掉原来的文件。
cli-doubts = 注意：其中有 { $n } 处不是本程序改动的，历史不能作证；逐项查看：hallkeeper verify { $file }
cli-not-verified = 注意：历史没能核对完（{ $because }）；再核对一次：hallkeeper verify { $file }
cli-not-walked = 这个文件由较早的版本写成，历史没有逐行核对；用本版打开一次后再核对
out-nothing-of = { $year } 年没有任何记录，没有生成档案。
out-nothing-of-do = 有记录的年份：{ $years }。
archive-list-changed = 清单本身已改动：{ $name }
archive-stray = 文件之间或结尾之后多出不属于任何文件的内容
archive-older = 这份档案是较早的格式，清单没有自己的校验值：文件都与清单相符，但清单上的厅名、年份和时间是否改过，看不出来。
wrong-line-break = 要写在一行里，不能有换行等控制字符
wrong-truth-value = 这是表格里的“是/否”，不是这一栏该填的内容
done-back-up-doubts = 已备份到 { $file }。{ $day } 检查时有 { $n } 处不是本程序改动的，备份里也一样；见“设置”的“档案体检”。
cli-twice = { $what } 写了两次，不知道用哪一个
cli-restore-same = 备份和要换掉的是同一个文件，没有恢复；请指定另一份备份，或另一个文件名
cli-no-such-window = 没有 { $number } 号窗口
cli-nobody = 没有工号是“{ $who }”的人，也没有这个编号的登记，没有写入
