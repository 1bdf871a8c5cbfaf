# Words on paper

badge-missing-photo = 缺一寸照片
