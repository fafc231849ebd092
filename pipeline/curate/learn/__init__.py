"""Learn: the weights of the evidence and the voices, from letters that people have checked completely."""
