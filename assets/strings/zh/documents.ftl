# Words on paper

badge-caption = 营业厅 · 工作人员上岗证
badge-valid-until = 有效期至
badge-supervision-phone = 监督电话
badge-missing = 缺{ $field }
badge-missing-photo = 缺一寸照片
badge-no-glyph = { $field }里的“{ $character }”没有字形，请先安装含这个字的字体
