; Inno Setup: iscc /DEdition=player /DVersion=0.1.0 packaging\windows\hrm-studio.iss. Not run yet.
[Setup]
AppId={{6B0E3C53-6A0C-4B0B-9C1F-5B9C0C1E27A1}
AppName=HRM Studio
AppVersion={#Version}
DefaultDirName={autopf}\HRM Studio
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
OutputDir=..\..\dist
OutputBaseFilename=hrm-studio-{#Edition}-{#Version}-setup
SetupIconFile=..\..\build\hrm-studio.ico
UninstallDisplayIcon={app}\hrm-studio.exe
LicenseFile=..\..\LICENSE
Compression=lzma2
ChangesAssociations=yes

[Files]
Source: "..\..\dist\{#Edition}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\HRM Studio"; Filename: "{app}\hrm-studio.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.hrms"; ValueType: string; ValueData: "HRMStudio.Session"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\HRMStudio.Session"; ValueType: string; ValueData: "HRM Studio session"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\HRMStudio.Session\shell\open\command"; ValueType: string; ValueData: """{app}\hrm-studio.exe"" ""%1"""

[Messages]
ConfirmUninstall=Remove %1? Your models, runs and sessions stay in %%LOCALAPPDATA%%\hrm-studio.
