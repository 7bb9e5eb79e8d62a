"""Turns Bergamot students, whose decoder CTranslate2 does not know, into CTranslate2 models by distillation."""
