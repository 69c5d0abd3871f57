"""What an administrator needs: figures, health, logs, backups."""
