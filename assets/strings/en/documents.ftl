# Words on paper

badge-missing-photo = No 1-inch photo
