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
