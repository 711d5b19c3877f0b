"""What is found before the checks run: one small module a code, documented like the checks.

Each has ``CODE``, its docstring and ``GROUP``: ``reading`` for files and YAML, ``form`` for fields
and values, ``references`` for ids and handling, or another word for a later stage. The code
that finds the problem is in ``inputs``, ``parse``, ``resolve`` and ``handling``.
"""
