# Words on paper
