# 个人信息：遮盖、保存期限、抹去
error-cannot-erase = 这个人现在不能抹去。
error-cannot-erase-do = 请先办完列出的事项，再来抹去。
error-retention-too-short = 这类记录至少要保存 { $n } 个月，没有更改。
error-retention-too-short-do = 请填不少于这个数的月数。
