"""The main window: menus, pages, dialogs, how the program starts."""
