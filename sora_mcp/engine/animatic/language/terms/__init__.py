"""The words of the closed grammars: tables, and nothing else."""
