# Complaints

cases-title = 投诉
cases-count = { $n } 件
cases-new = 记一件
cases-filter-on-record = 未作废 { $n }
cases-filter-void = 作废 { $n }
cases-filter-all = 全部 { $n }
cases-filter-hint = 编号、事由、部门、首问
cases-kind = 种类
cases-any-kind = 全部种类
cases-channel = 渠道
cases-any-channel = 全部渠道
cases-column-case = 编号、事由
cases-column-received = 收到
cases-shown = 显示 { $n } 件
cases-sums = 共 { $all } 件 · 作废 { $void }
cases-anonymous = 匿名
cases-void-word = 作废

cases-empty-title = 还没有记过投诉
cases-empty-text = 电话、来访、意见簿、上级转来的，都记在这里；意见箱的信会自动转来。
cases-none-title = 没有符合的
cases-none-text = 换个说法，或放宽筛选。
cases-show-all = 显示全部
cases-none-selected = 在左边选一件

cases-open = 打开
cases-copy = 复制为文字（姓名遮住）
cases-more = 更多
cases-to-list = 回到列表

cases-customer = 来人
cases-contact = 联系方式
cases-first-asked = 首问
cases-department = 转给部门
cases-received = 收到时间
cases-none-given = 未填
cases-reveal-name = 显示姓名
cases-reveal-contact = 显示联系方式
cases-mask-again = 重新遮住

cases-recorded = 登记
cases-came-in = 收到
cases-recorded-later = 补记入册
cases-from-letter = { $box }来信，第 { $n } 封
cases-open-box-day = 看 { $day } 的开箱记录
cases-note = 备注
cases-is-void = 已作废：{ $reason }

cases-note-start = 加备注
cases-note-new = 新备注
cases-note-text = 内容
cases-note-author = 记录人
cases-note-nobody = 不注明
cases-note-add = 记入
cases-note-drop = 不记了

cases-void = 作废
cases-void-question = 作废 { $number }？
cases-void-text = 编号不会再用，这一件仍留在登记册里，可以查看。
cases-void-reason = 原因
cases-void-reason-hint = 如：与 2026-0003 重复
cases-void-keep = 不作废

cases-form-title = 记一件
cases-will-get = 编号将是 { $number }
cases-form-found = 上次没有记完，接着填。
cases-subject = 事由
cases-subject-hint = 用来人自己的话
cases-anonymous-hint = 可不填，匿名
cases-contact-hint = 电话或地址，可不填
cases-department-hint = 可不填
cases-pick-person = 谁先接待的
cases-received-on = 收到日期
cases-received-time = 时间
cases-record = 登记
cases-back = 先放着
cases-discard = 不记了
