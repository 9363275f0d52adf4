"""How the program looks: colours, style sheet, icons, controls."""
