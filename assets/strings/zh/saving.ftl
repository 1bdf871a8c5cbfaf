# A file out of the program: where to, whether one is replaced, why it was not written.
save-replace = 替换已有的 { $file } 吗？
save-replace-text = 原来的文件会没有了。
save-replace-keep = 不替换
save-replace-do = 替换
save-failed = { $what }没有存成
save-absent = 那个文件夹不在了，请换一个文件夹。
save-not-allowed = 那里不能写入，请换一个文件夹。
save-is-hall = 那里是营业厅档案，或名字像档案，不能盖掉它；请换个名字。
save-full = 磁盘满了，请腾出空间或换一个地方。
save-other = 请换一个地方再存；再出现请复制详情。
