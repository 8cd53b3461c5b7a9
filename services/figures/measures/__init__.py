"""What a number counts and of whom, from the words of its sentence, without a parse."""
