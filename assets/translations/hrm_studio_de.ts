<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>What one can look at first, and a tour of the window</source>
        <translation>Was es zuerst anzusehen gibt, und ein Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Willkommen</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>&amp;Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>A zip file with the log and facts on this computer, to send with a report</source>
        <translation>Eine Zip-Datei mit dem Protokoll und Angaben zu diesem Computer, für eine Fehlermeldung</translation>
    </message>
    <message>
        <source>&amp;Save a debug bundle …</source>
        <translation>&amp;Diagnosepaket speichern …</translation>
    </message>
    <message>
        <source>Where the log of the window is written</source>
        <translation>Wo das Protokoll des Fensters geschrieben wird</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;About HRM Studio</source>
        <translation>Ü&amp;ber HRM Studio</translation>
    </message>
    <message>
        <source>What this is, and its licences</source>
        <translation>Was dies ist, und die Lizenzen</translation>
    </message>
    <message>
        <source>&amp;New puzzle</source>
        <translation>&amp;Neues Rätsel</translation>
    </message>
    <message>
        <source>Make a new puzzle of the difficulty chosen last</source>
        <translation>Ein neues Rätsel der zuletzt gewählten Schwierigkeit erzeugen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Choose level, or style and size of a maze, and a seed</source>
        <translation>Stufe oder Stil und Größe eines Labyrinths und einen Startwert wählen</translation>
    </message>
    <message>
        <source>New, by si&amp;ze and seed …</source>
        <translation>Neu nach Größe &amp;und Startwert …</translation>
    </message>
    <message>
        <source>An empty board to draw on</source>
        <translation>Ein leeres Brett zum Zeichnen</translation>
    </message>
    <message>
        <source>&amp;Empty board</source>
        <translation>&amp;Leeres Brett</translation>
    </message>
    <message>
        <source>Open a puzzle or a saved session; dropping a file on the window does the same</source>
        <translation>Ein Rätsel oder eine gespeicherte Sitzung öffnen; eine Datei ins Fenster ziehen geht auch</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Instructive cases: a breakthrough, a wrong fixed point, a long think, and more</source>
        <translation>Lehrreiche Fälle: ein Durchbruch, ein falscher Fixpunkt, langes Nachdenken und mehr</translation>
    </message>
    <message>
        <source>Ga&amp;llery …</source>
        <translation>&amp;Galerie …</translation>
    </message>
    <message>
        <source>Every run that was thought here, to be seen again or compared; no model is needed</source>
        <translation>Jeder Lauf, der hier gedacht wurde, zum Wiederansehen oder Vergleichen; ohne Modell</translation>
    </message>
    <message>
        <source>Re&amp;cent runs …</source>
        <translation>Le&amp;tzte Läufe …</translation>
    </message>
    <message>
        <source>Keep the puzzle on show in the library, to find it again and go on with it</source>
        <translation>Das gezeigte Rätsel in die Sammlung aufnehmen, um es wiederzufinden und weiterzumachen</translation>
    </message>
    <message>
        <source>&amp;Keep this puzzle</source>
        <translation>Dieses Rätsel be&amp;halten</translation>
    </message>
    <message>
        <source>The puzzles you keep: search, state, tags; whole files are imported and exported</source>
        <translation>Die behaltenen Rätsel: Suche, Stand, Stichwörter; ganze Dateien hinein und heraus</translation>
    </message>
    <message>
        <source>Li&amp;brary of puzzles …</source>
        <translation>Rätsels&amp;ammlung …</translation>
    </message>
    <message>
        <source>Save the puzzle with everything the model thought</source>
        <translation>Das Rätsel mit allem speichern, was das Modell gedacht hat</translation>
    </message>
    <message>
        <source>&amp;Save session …</source>
        <translation>&amp;Sitzung speichern …</translation>
    </message>
    <message>
        <source>Save the puzzle alone, in a form that other programs read</source>
        <translation>Nur das Rätsel speichern, in einer Form, die andere Programme lesen</translation>
    </message>
    <message>
        <source>Save p&amp;uzzle as …</source>
        <translation>&amp;Rätsel speichern als …</translation>
    </message>
    <message>
        <source>Save a picture of the board alone: PNG in three sizes, SVG or PDF</source>
        <translation>Ein Bild des Bretts speichern: PNG in drei Größen, SVG oder PDF</translation>
    </message>
    <message>
        <source>Save &amp;picture …</source>
        <translation>&amp;Bild speichern …</translation>
    </message>
    <message>
        <source>Save the run as a film (GIF, WebP), as a report (HTML) or as a table (CSV)</source>
        <translation>Den Lauf als Film (GIF, WebP), als Bericht (HTML) oder als Tabelle (CSV) speichern</translation>
    </message>
    <message>
        <source>Save &amp;film or report …</source>
        <translation>Fil&amp;m oder Bericht speichern …</translation>
    </message>
    <message>
        <source>Puzzles on paper: how many a page, with solutions or without; also as a PDF</source>
        <translation>Rätsel auf Papier: wie viele auf eine Seite, mit Lösungen oder ohne; auch als PDF</translation>
    </message>
    <message>
        <source>Pr&amp;int …</source>
        <translation>Dru&amp;cken …</translation>
    </message>
    <message>
        <source>Write the chosen model into a folder: weights, model card, one segment as ONNX</source>
        <translation>Das gewählte Modell in einen Ordner schreiben: Gewichte, Modellkarte, ein Segment als ONNX</translation>
    </message>
    <message>
        <source>Expo&amp;rt the model …</source>
        <translation>Modell e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Everything that can be chosen, and the keys of all commands</source>
        <translation>Alles, was sich wählen lässt, und die Tasten aller Befehle</translation>
    </message>
    <message>
        <source>Settin&amp;gs …</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Been&amp;den</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Take back the last step, a solve too</source>
        <translation>Den letzten Schritt zurücknehmen, auch ein Lösen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Zurückgenommenes noch einmal tun</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Paste a puzzle: a sudoku in digits and dots, or a maze drawn with # and spaces</source>
        <translation>Ein Rätsel einfügen: ein Sudoku aus Ziffern und Punkten oder ein Labyrinth aus # und Leerzeichen</translation>
    </message>
    <message>
        <source>&amp;Paste puzzle</source>
        <translation>Rätsel &amp;einfügen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy the board as text</source>
        <translation>Das Brett als Text kopieren</translation>
    </message>
    <message>
        <source>Copy a picture of the board</source>
        <translation>Ein Bild des Bretts kopieren</translation>
    </message>
    <message>
        <source>Copy as p&amp;icture</source>
        <translation>Als &amp;Bild kopieren</translation>
    </message>
    <message>
        <source>Typing writes clues: the puzzle itself</source>
        <translation>Getipptes wird zur Vorgabe: zum Rätsel selbst</translation>
    </message>
    <message>
        <source>Write c&amp;lues</source>
        <translation>&amp;Vorgaben schreiben</translation>
    </message>
    <message>
        <source>Typing writes your own answer</source>
        <translation>Getipptes wird zur eigenen Antwort</translation>
    </message>
    <message>
        <source>Write &amp;my answer</source>
        <translation>Eigene &amp;Antwort schreiben</translation>
    </message>
    <message>
        <source>Note every digit that its row, column and box leave open; what you write cleans up</source>
        <translation>Jede Ziffer notieren, die Zeile, Spalte und Block offen lassen; Geschriebenes räumt auf</translation>
    </message>
    <message>
        <source>Fill can&amp;didates</source>
        <translation>&amp;Kandidaten eintragen</translation>
    </message>
    <message>
        <source>The next step by the rules, little by little: where, which, what, done. No model</source>
        <translation>Der nächste Schritt nach den Regeln, nach und nach: wo, welche Technik, was folgt, ausführen. Ohne Modell</translation>
    </message>
    <message>
        <source>&amp;Hint</source>
        <translation>&amp;Hinweis</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Remember the board as it is now, to come back to</source>
        <translation>Das Brett merken, wie es jetzt ist, um darauf zurückzukommen</translation>
    </message>
    <message>
        <source>Set a sa&amp;vepoint</source>
        <translation>&amp;Merkpunkt setzen</translation>
    </message>
    <message>
        <source>The board as it was at the latest savepoint; undo brings the rest back</source>
        <translation>Das Brett vom letzten Merkpunkt; Rückgängig bringt den Rest wieder</translation>
    </message>
    <message>
        <source>&amp;Back to the savepoint</source>
        <translation>&amp;Zum Merkpunkt zurück</translation>
    </message>
    <message>
        <source>Savepoints under names: set one, go to it, rename or delete it</source>
        <translation>Merkpunkte unter Namen: einen setzen, zu ihm gehen, ihn umbenennen oder löschen</translation>
    </message>
    <message>
        <source>Savepoints b&amp;y name …</source>
        <translation>Merkp&amp;unkte mit Namen …</translation>
    </message>
    <message>
        <source>To the latest state without a wrong digit of yours; by rules and exact solver</source>
        <translation>Zum letzten Stand ohne falsche eigene Ziffer; nach Regeln und exaktem Löser</translation>
    </message>
    <message>
        <source>Back to before the mis&amp;take</source>
        <translation>Zurück vor den &amp;Fehler</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Vollb&amp;ild</translation>
    </message>
    <message>
        <source>Typing writes pencil marks; Ctrl with a digit does so at any time</source>
        <translation>Getipptes wird zur Notiz; Strg mit einer Ziffer notiert jederzeit</translation>
    </message>
    <message>
        <source>Write n&amp;otes</source>
        <translation>&amp;Notizen schreiben</translation>
    </message>
    <message>
        <source>Digits 1 to 6 colour cells; Ctrl with a digit colours that candidate; Del: no colour</source>
        <translation>Ziffern 1 bis 6 färben Zellen; Strg mit einer Ziffer färbt den Kandidaten; Entf: keine Farbe</translation>
    </message>
    <message>
        <source>Use colour&amp;s</source>
        <translation>Farben verwen&amp;den</translation>
    </message>
    <message>
        <source>No cell and no candidate has a colour of yours any more</source>
        <translation>Keine Zelle und kein Kandidat hat mehr eine Ihrer Farben</translation>
    </message>
    <message>
        <source>Cl&amp;ear all colours</source>
        <translation>Alle Farben l&amp;öschen</translation>
    </message>
    <message>
        <source>Let the model think until it halts or has used its segments</source>
        <translation>Das Modell denken lassen, bis es anhält oder seine Segmente verbraucht hat</translation>
    </message>
    <message>
        <source>&amp;Solve</source>
        <translation>&amp;Lösen</translation>
    </message>
    <message>
        <source>Let the model guess and think on: the answer is then that of model and search</source>
        <translation>Das Modell raten und weiterdenken lassen: die Antwort ist dann die von Modell und Suche</translation>
    </message>
    <message>
        <source>Think &amp;harder</source>
        <translation>Härter &amp;nachdenken</translation>
    </message>
    <message>
        <source>Think one segment and wait</source>
        <translation>Ein Segment denken und warten</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Schri&amp;tt</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>Stop thinking at once</source>
        <translation>Das Denken sofort abbrechen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>Zur&amp;ücksetzen</translation>
    </message>
    <message>
        <source>The puzzle relabelled, rearranged or turned: an answer to each, and a vote</source>
        <translation>Das Rätsel umbenannt, umgestellt oder gedreht: zu jedem eine Antwort, und eine Abstimmung</translation>
    </message>
    <message>
        <source>Tr&amp;y again …</source>
        <translation>Noch einmal ver&amp;suchen …</translation>
    </message>
    <message>
        <source>&amp;Inside the two modules …</source>
        <translation>&amp;In den zwei Modulen …</translation>
    </message>
    <message>
        <source>Change the chosen cell at this segment, and let the model think on from there</source>
        <translation>Die gewählte Zelle in diesem Segment ändern und das Modell von dort weiterdenken lassen</translation>
    </message>
    <message>
        <source>Which technique proves each cell of a sudoku, beside when the model had it</source>
        <translation>Welche Technik jede Zelle eines Sudokus beweist, daneben, seit wann das Modell sie hat</translation>
    </message>
    <message>
        <source>Model an&amp;d logic …</source>
        <translation>Modell un&amp;d Logik …</translation>
    </message>
    <message>
        <source>Two models, engines or runs on the puzzle on the desk, side by side and in step</source>
        <translation>Zwei Modelle, Engines oder Läufe zum Rätsel auf dem Brett, nebeneinander im Gleichschritt</translation>
    </message>
    <message>
        <source>&amp;Compare …</source>
        <translation>Ve&amp;rgleichen …</translation>
    </message>
    <message>
        <source>&amp;What if …</source>
        <translation>&amp;Was wäre, wenn …</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>Was wäre?</translation>
    </message>
    <message>
        <source>Play what was thought, or pause; Space does the same</source>
        <translation>Abspielen, was gedacht wurde, oder Pause; die Leertaste tut dasselbe</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder Pause</translation>
    </message>
    <message>
        <source>At its end a replay begins again, until it is paused</source>
        <translation>Am Ende beginnt die Wiedergabe von vorn, bis sie angehalten wird</translation>
    </message>
    <message>
        <source>Repl&amp;ay in a loop</source>
        <translation>In S&amp;chleife abspielen</translation>
    </message>
    <message>
        <source>One segment back</source>
        <translation>Ein Segment zurück</translation>
    </message>
    <message>
        <source>One segment on</source>
        <translation>Ein Segment weiter</translation>
    </message>
    <message>
        <source>Pre&amp;vious segment</source>
        <translation>&amp;Voriges Segment</translation>
    </message>
    <message>
        <source>Ne&amp;xt segment</source>
        <translation>Näc&amp;hstes Segment</translation>
    </message>
    <message>
        <source>&amp;First</source>
        <translation>An den An&amp;fang</translation>
    </message>
    <message>
        <source>To the puzzle</source>
        <translation>Zum Rätsel</translation>
    </message>
    <message>
        <source>&amp;Last</source>
        <translation>Ans &amp;Ende</translation>
    </message>
    <message>
        <source>To the last segment</source>
        <translation>Zum letzten Segment</translation>
    </message>
    <message>
        <source>Quick start, training, questions and keys, inside the program</source>
        <translation>Schnellstart, Training, Fragen und Tasten, im Programm selbst</translation>
    </message>
    <message>
        <source>&amp;Help …</source>
        <translation>&amp;Hilfe …</translation>
    </message>
    <message>
        <source>Six steps, each can be the last</source>
        <translation>Sechs Schritte, jeder darf der letzte sein</translation>
    </message>
    <message>
        <source>Takes the run away; once more, all but the clues. Undo brings it back</source>
        <translation>Entfernt den Lauf; noch einmal: alles außer den Vorgaben. Rückgängig holt es zurück</translation>
    </message>
    <message>
        <source>How far the two modules move at every inner step, and where to</source>
        <translation>Wie weit sich die beiden Module in jedem inneren Schritt bewegen, und wohin</translation>
    </message>
    <message>
        <source>To the Solve page</source>
        <translation>Zur Seite Lösen</translation>
    </message>
    <message>
        <source>To the Training page</source>
        <translation>Zur Seite Training</translation>
    </message>
    <message>
        <source>Sol&amp;ve page</source>
        <translation>Seite &amp;Lösen</translation>
    </message>
    <message>
        <source>To the Files page: a model solves every puzzle of a file</source>
        <translation>Zur Seite Dateien: Ein Modell löst jedes Rätsel einer Datei</translation>
    </message>
    <message>
        <source>T&amp;raining page</source>
        <translation>Seite &amp;Training</translation>
    </message>
    <message>
        <source>Half a second after a stroke in a maze the model answers anew</source>
        <translation>Eine halbe Sekunde nach einem Strich im Labyrinth antwortet das Modell neu</translation>
    </message>
    <message>
        <source>Solve a&amp;gain while drawing</source>
        <translation>&amp;Beim Zeichnen neu lösen</translation>
    </message>
    <message>
        <source>Fil&amp;es page</source>
        <translation>Seite &amp;Dateien</translation>
    </message>
    <message>
        <source>To the Models page</source>
        <translation>Zur Seite Modelle</translation>
    </message>
    <message>
        <source>&amp;Models page</source>
        <translation>Seite &amp;Modelle</translation>
    </message>
    <message>
        <source>Change between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation>&amp;Hell oder dunkel</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Light up the row, column and box of the chosen cell, and the same digit</source>
        <translation>Zeile, Spalte und Block der gewählten Zelle und dieselbe Ziffer hervorheben</translation>
    </message>
    <message>
        <source>&amp;Highlight peers</source>
        <translation>&amp;Nachbarn hervorheben</translation>
    </message>
    <message>
        <source>Mark the empty cells of a sudoku in which two candidates are left</source>
        <translation>Die leeren Zellen eines Sudokus markieren, in denen zwei Kandidaten bleiben</translation>
    </message>
    <message>
        <source>Mark &amp;pairs</source>
        <translation>&amp;Paare markieren</translation>
    </message>
    <message>
        <source>Which digits occur in any solution, found by search and not by the model</source>
        <translation>Welche Ziffern in einer Lösung vorkommen, durch Suche gefunden und nicht vom Modell</translation>
    </message>
    <message>
        <source>&amp;True candidates</source>
        <translation>&amp;Wahre Kandidaten</translation>
    </message>
    <message>
        <source>Show the column on the left</source>
        <translation>Die linke Spalte zeigen</translation>
    </message>
    <message>
        <source>Show the column on the right</source>
        <translation>Die rechte Spalte zeigen</translation>
    </message>
    <message>
        <source>Left colum&amp;n</source>
        <translation>Linke Spalt&amp;e</translation>
    </message>
    <message>
        <source>Ri&amp;ght column</source>
        <translation>Re&amp;chte Spalte</translation>
    </message>
    <message>
        <source>Let digits fade and changed cells pulse</source>
        <translation>Ziffern einblenden und geänderte Zellen pulsieren lassen</translation>
    </message>
    <message>
        <source>&amp;Animate</source>
        <translation>&amp;Animieren</translation>
    </message>
    <message>
        <source>Find a command by a few letters</source>
        <translation>Einen Befehl mit ein paar Buchstaben finden</translation>
    </message>
    <message>
        <source>&amp;Commands …</source>
        <translation>&amp;Befehle …</translation>
    </message>
    <message>
        <source>A larger board; Ctrl with the wheel does the same</source>
        <translation>Ein größeres Brett; Strg mit dem Mausrad tut dasselbe</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>A smaller board</source>
        <translation>Ein kleineres Brett</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>The whole board in view</source>
        <translation>Das ganze Brett zeigen</translation>
    </message>
    <message>
        <source>&amp;Whole board</source>
        <translation>Ganzes B&amp;rett</translation>
    </message>
    <message>
        <source>The window as it is when it is new: its size, all columns, whole boards</source>
        <translation>Das Fenster, wie es neu ist: seine Größe, alle Spalten, ganze Bretter</translation>
    </message>
    <message>
        <source>Reset the la&amp;yout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Present: the board in full screen with a line on each step. Page keys move, B: black screen, N: next example, + and −: speed, Esc: back</source>
        <translation>Vorführen: das Brett im Vollbild mit einer Zeile zu jedem Schritt. Bild auf und ab blättern, B: schwarzer Schirm, N: nächstes Beispiel, + und −: Tempo, Esc: zurück</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>nach links gedreht</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>auf dem Kopf</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>nach rechts gedreht</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>links-rechts gespiegelt</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>oben-unten gespiegelt</translation>
    </message>
    <message>
        <source>transposed</source>
        <translation>an der Diagonale gespiegelt</translation>
    </message>
    <message>
        <source>transposed the other way</source>
        <translation>an der anderen Diagonale gespiegelt</translation>
    </message>
    <message>
        <source>{0}, other colours</source>
        <translation>{0}, andere Farben</translation>
    </message>
    <message>
        <source>Save the model&apos;s two tries at every task of the folder as submission.json</source>
        <translation>Die zwei Versuche des Modells an jeder Aufgabe des Ordners als submission.json speichern</translation>
    </message>
    <message>
        <source>Save &amp;tries …</source>
        <translation>&amp;Versuche speichern …</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>Den letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>Copy the selected cells, or the whole grid</source>
        <translation>Die ausgewählten Zellen oder das ganze Gitter kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Paste cells, to be moved and put down with Enter; or a whole task as JSON</source>
        <translation>Zellen einfügen, die sich verschieben und mit Enter ablegen lassen; oder eine ganze Aufgabe als JSON</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select the whole grid</source>
        <translation>Das ganze Gitter auswählen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Click or drag to paint; the same colour again makes black</source>
        <translation>Klicken oder ziehen malt; noch einmal dieselbe Farbe macht schwarz</translation>
    </message>
    <message>
        <source>Pai&amp;nt</source>
        <translation>&amp;Malen</translation>
    </message>
    <message>
        <source>Drag to draw a straight line</source>
        <translation>Ziehen zeichnet eine gerade Linie</translation>
    </message>
    <message>
        <source>&amp;Draw a line</source>
        <translation>&amp;Linie ziehen</translation>
    </message>
    <message>
        <source>Click to fill a patch of one colour</source>
        <translation>Ein Klick füllt eine einfarbige Fläche</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>Drag to select cells, drag the selection to move it</source>
        <translation>Ziehen wählt Zellen aus, die Auswahl ziehen verschiebt sie</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>A&amp;uswählen</translation>
    </message>
    <message>
        <source>Click a cell to take its colour; a right click does the same with any tool</source>
        <translation>Ein Klick auf eine Zelle nimmt ihre Farbe auf; mit jedem Werkzeug tut es der Rechtsklick</translation>
    </message>
    <message>
        <source>Pic&amp;k a colour</source>
        <translation>Far&amp;be aufnehmen</translation>
    </message>
    <message>
        <source>Left and right change places, in the selection or the whole grid</source>
        <translation>Links und rechts tauschen, in der Auswahl oder im ganzen Gitter</translation>
    </message>
    <message>
        <source>Flip left to ri&amp;ght</source>
        <translation>Links-rechts s&amp;piegeln</translation>
    </message>
    <message>
        <source>Top and bottom change places</source>
        <translation>Oben und unten tauschen</translation>
    </message>
    <message>
        <source>Flip top to &amp;bottom</source>
        <translation>Oben-unten &amp;spiegeln</translation>
    </message>
    <message>
        <source>A quarter turn clockwise</source>
        <translation>Eine Vierteldrehung im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>R&amp;otate</source>
        <translation>&amp;Drehen</translation>
    </message>
    <message>
        <source>One colour into another, or two colours swapped</source>
        <translation>Eine Farbe in eine andere, oder zwei Farben getauscht</translation>
    </message>
    <message>
        <source>Reco&amp;lour …</source>
        <translation>Umfärbe&amp;n …</translation>
    </message>
    <message>
        <source>The selection becomes the whole grid</source>
        <translation>Die Auswahl wird zum ganzen Gitter</translation>
    </message>
    <message>
        <source>Crop to selec&amp;tion</source>
        <translation>Auf Auswahl &amp;zuschneiden</translation>
    </message>
    <message>
        <source>Begin the output as a copy of its input</source>
        <translation>Die Ausgabe als Kopie ihrer Eingabe beginnen</translation>
    </message>
    <message>
        <source>Copy from &amp;input</source>
        <translation>Von der E&amp;ingabe kopieren</translation>
    </message>
    <message>
        <source>Cl&amp;ear grid</source>
        <translation>&amp;Gitter leeren</translation>
    </message>
    <message>
        <source>Make the whole grid black</source>
        <translation>Das ganze Gitter schwarz machen</translation>
    </message>
    <message>
        <source>All tools in sight, or the simple ones alone; keys and menus have all of them</source>
        <translation>Alle Werkzeuge zeigen oder nur die einfachen; Tasten und Menüs haben immer alle</translation>
    </message>
    <message>
        <source>All tools in sig&amp;ht</source>
        <translation>Alle Werkzeuge in Sic&amp;ht</translation>
    </message>
    <message>
        <source>A bar to go through every step that was drawn</source>
        <translation>Eine Leiste, um durch jeden gezeichneten Schritt zu gehen</translation>
    </message>
    <message>
        <source>Replay the steps dra&amp;wn</source>
        <translation>Schri&amp;tte abspielen</translation>
    </message>
    <message>
        <source>Open a folder of tasks, to go through them or to find one by its id</source>
        <translation>Einen Ordner mit Aufgaben öffnen, um sie durchzugehen oder eine nach ihrer Kennung zu finden</translation>
    </message>
    <message>
        <source>Open &amp;folder …</source>
        <translation>Ordner ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Another pair of input and output</source>
        <translation>Noch ein Paar aus Eingabe und Ausgabe</translation>
    </message>
    <message>
        <source>Another test input to answer</source>
        <translation>Noch eine Testeingabe, die zu beantworten ist</translation>
    </message>
    <message>
        <source>Add &amp;pair</source>
        <translation>&amp;Paar hinzufügen</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Add &amp;test input</source>
        <translation>&amp;Testeingabe hinzufügen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete the row on show</source>
        <translation>Die gezeigte Reihe löschen</translation>
    </message>
    <message>
        <source>Move the row on show up</source>
        <translation>Die gezeigte Reihe nach oben schieben</translation>
    </message>
    <message>
        <source>Move the row on show down</source>
        <translation>Die gezeigte Reihe nach unten schieben</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Next test input</source>
        <translation>&amp;Nächste Testeingabe</translation>
    </message>
    <message>
        <source>To the next test input</source>
        <translation>Zur nächsten Testeingabe</translation>
    </message>
    <message>
        <source>Input and output of the pair on show change places</source>
        <translation>Eingabe und Ausgabe des gezeigten Paars tauschen</translation>
    </message>
    <message>
        <source>&amp;Swap input and output</source>
        <translation>&amp;Ein- und Ausgabe tauschen</translation>
    </message>
    <message>
        <source>All tasks of the folder in sight: look for one, learn and answer many</source>
        <translation>Alle Aufgaben des Ordners auf einen Blick: eine suchen, viele lernen und beantworten</translation>
    </message>
    <message>
        <source>&amp;Gallery of the folder …</source>
        <translation>&amp;Galerie des Ordners …</translation>
    </message>
    <message>
        <source>The task before this one in the folder</source>
        <translation>Die Aufgabe vor dieser im Ordner</translation>
    </message>
    <message>
        <source>The next task of the folder</source>
        <translation>Die nächste Aufgabe des Ordners</translation>
    </message>
    <message>
        <source>Task &amp;before</source>
        <translation>Aufgabe da&amp;vor</translation>
    </message>
    <message>
        <source>Task &amp;after</source>
        <translation>Aufgabe &amp;danach</translation>
    </message>
    <message>
        <source>Any other task of the folder</source>
        <translation>Irgendeine andere Aufgabe des Ordners</translation>
    </message>
    <message>
        <source>&amp;Random task</source>
        <translation>&amp;Zufällige Aufgabe</translation>
    </message>
    <message>
        <source>Compare your answer with the solution, cell by cell; you have two tries</source>
        <translation>Die eigene Antwort Zelle für Zelle mit der Lösung vergleichen; es gibt zwei Versuche</translation>
    </message>
    <message>
        <source>&amp;Check my answer</source>
        <translation>Antwort p&amp;rüfen</translation>
    </message>
    <message>
        <source>Copy all pairs and test inputs, to be pasted elsewhere</source>
        <translation>Alle Paare und Testeingaben kopieren, zum Einfügen anderswo</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>What you drew is the solution of this test input from now on</source>
        <translation>Das Gezeichnete ist von nun an die Lösung dieser Testeingabe</translation>
    </message>
    <message>
        <source>&amp;Keep as the solution</source>
        <translation>Als Lösung &amp;behalten</translation>
    </message>
    <message>
        <source>Let the model learn from the pairs, in a process of its own</source>
        <translation>Das Modell aus den Paaren lernen lassen, in einem eigenen Prozess</translation>
    </message>
    <message>
        <source>&amp;Learn this task</source>
        <translation>Aufgabe &amp;lernen</translation>
    </message>
    <message>
        <source>Let the model answer many views of the task, and vote</source>
        <translation>Das Modell viele Ansichten der Aufgabe beantworten und abstimmen lassen</translation>
    </message>
    <message>
        <source>Ans&amp;wer</source>
        <translation>Ant&amp;worten</translation>
    </message>
    <message>
        <source>Stop answering; give up what floats over a grid</source>
        <translation>Das Antworten abbrechen; verwerfen, was über einem Gitter schwebt</translation>
    </message>
    <message>
        <source>L&amp;ast</source>
        <translation>Ans En&amp;de</translation>
    </message>
    <message>
        <source>To the view before</source>
        <translation>Zur vorigen Ansicht</translation>
    </message>
    <message>
        <source>To the view after</source>
        <translation>Zur nächsten Ansicht</translation>
    </message>
    <message>
        <source>View &amp;before</source>
        <translation>Vori&amp;ge Ansicht</translation>
    </message>
    <message>
        <source>View af&amp;ter</source>
        <translation>Näch&amp;ste Ansicht</translation>
    </message>
    <message>
        <source>1 pair</source>
        <translation>1 Paar</translation>
    </message>
    <message>
        <source>{0} pairs</source>
        <translation>{0} Paare</translation>
    </message>
    <message>
        <source>1 test input</source>
        <translation>1 Testeingabe</translation>
    </message>
    <message>
        <source>{0} test inputs</source>
        <translation>{0} Testeingaben</translation>
    </message>
    <message>
        <source>Draw a pair of input and output, then the input that is to be answered.</source>
        <translation>Ein Paar aus Eingabe und Ausgabe zeichnen, dann die Eingabe, die zu beantworten ist.</translation>
    </message>
    <message>
        <source>How large the answer is, the sizes of the pairs do not say.</source>
        <translation>Wie groß die Antwort ist, sagen die Größen der Paare nicht.</translation>
    </message>
    <message>
        <source>The answer is as large as the input.</source>
        <translation>Die Antwort ist so groß wie die Eingabe.</translation>
    </message>
    <message>
        <source>Every answer is {0} x {1}.</source>
        <translation>Jede Antwort ist {0} x {1} groß.</translation>
    </message>
    <message>
        <source>The answer is {0} x {1}, by the sizes of the pairs.</source>
        <translation>Die Antwort ist nach den Größen der Paare {0} x {1} groß.</translation>
    </message>
    <message>
        <source>row {0}, column {1}: {2}</source>
        <translation>Zeile {0}, Spalte {1}: {2}</translation>
    </message>
    <message>
        <source>This task has grids of up to {0} x {0}; the model takes {1} x {1}. It can be edited but not learnt.</source>
        <translation>Diese Aufgabe hat Gitter bis {0} x {0}; das Modell nimmt {1} x {1}. Sie lässt sich bearbeiten, aber nicht lernen.</translation>
    </message>
    <message>
        <source>No model that can learn ARC tasks is installed.</source>
        <translation>Kein Modell ist installiert, das ARC-Aufgaben lernen kann.</translation>
    </message>
    <message>
        <source>It reads the pairs, in a process of its own. Nothing is tuned.</source>
        <translation>Es liest die Paare, in einem eigenen Prozess. Nichts wird angepasst.</translation>
    </message>
    <message>
        <source>It learns from the pairs, in a process of its own; it goes on without you.</source>
        <translation>Es lernt aus den Paaren, in einem eigenen Prozess; das geht auch ohne Zuschauer weiter.</translation>
    </message>
    <message>
        <source>Nothing was learnt. {0}</source>
        <translation>Nichts wurde gelernt. {0}</translation>
    </message>
    <message>
        <source>The pairs were read at sight, nothing was tuned. That is seldom enough.</source>
        <translation>Die Paare wurden nur gelesen, nichts wurde angepasst. Das reicht selten.</translation>
    </message>
    <message>
        <source>This task is learnt: {0} of training.</source>
        <translation>Diese Aufgabe ist gelernt: {0} Training.</translation>
    </message>
    <message>
        <source>This task is learnt.</source>
        <translation>Diese Aufgabe ist gelernt.</translation>
    </message>
    <message>
        <source>{0} can answer a task only after it has learnt from its pairs.</source>
        <translation>{0} kann eine Aufgabe erst beantworten, wenn es aus ihren Paaren gelernt hat.</translation>
    </message>
    <message>
        <source>On this machine learning takes about {0}, answering about {1}.</source>
        <translation>Auf diesem Rechner dauert das Lernen etwa {0}, das Antworten etwa {1}.</translation>
    </message>
    <message>
        <source>Thinking on the Solve page</source>
        <translation>Denken auf der Seite Lösen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Answering an ARC task</source>
        <translation>Beantworten einer ARC-Aufgabe</translation>
    </message>
    <message>
        <source>Learning an ARC task</source>
        <translation>Lernen einer ARC-Aufgabe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>File: {0}</source>
        <translation>Datei: {0}</translation>
    </message>
    <message>
        <source>Tasks of an ARC folder</source>
        <translation>Aufgaben eines ARC-Ordners</translation>
    </message>
    <message>
        <source>Looking for puzzles to train on</source>
        <translation>Suche nach Rätseln zum Trainieren</translation>
    </message>
    <message>
        <source>Training: {0}</source>
        <translation>Training: {0}</translation>
    </message>
    <message>
        <source>Save and pause</source>
        <translation>Speichern und pausieren</translation>
    </message>
    <message>
        <source>Exporting {0}</source>
        <translation>Export von {0}</translation>
    </message>
    <message>
        <source>writing its files …</source>
        <translation>die Dateien werden geschrieben …</translation>
    </message>
    <message>
        <source>{0} found of {1} tried</source>
        <translation>{0} gefunden von {1} versuchten</translation>
    </message>
    <message>
        <source>segment {0} of at most {1}</source>
        <translation>Segment {0} von höchstens {1}</translation>
    </message>
    <message>
        <source>{0} left at most</source>
        <translation>höchstens noch {0}</translation>
    </message>
    <message>
        <source>{0:.0f} ms each</source>
        <translation>je {0:.0f} ms</translation>
    </message>
    <message>
        <source>{0} of {1} views</source>
        <translation>{0} von {1} Ansichten</translation>
    </message>
    <message>
        <source>{0:.0%} done</source>
        <translation>{0:.0%} fertig</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>in a process of its own; open it on the Training page to follow it</source>
        <translation>in einem eigenen Prozess; auf der Seite Training lässt er sich verfolgen</translation>
    </message>
    <message>
        <source>{0:,.0f} samples/s</source>
        <translation>{0:,.0f} Beispiele/s</translation>
    </message>
    <message>
        <source>step {0:,}, loss {1:.3f}</source>
        <translation>Schritt {0:,}, Verlust {1:.3f}</translation>
    </message>
    <message>
        <source>left-out pair: {0:.0%} right, {1:.0%} of cells</source>
        <translation>ausgelassenes Paar: {0:.0%} richtig, {1:.0%} der Zellen</translation>
    </message>
    <message>
        <source>no view of it came out right: more steps may help</source>
        <translation>keine Ansicht davon wurde richtig: mehr Schritte können helfen</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <source>Waking the model …</source>
        <translation>Das Modell wird geweckt …</translation>
    </message>
    <message>
        <source>Its weights are being loaded.</source>
        <translation>Seine Gewichte werden geladen.</translation>
    </message>
    <message>
        <source>Thinking … {0} of {1} views have voted</source>
        <translation>Denkt … {0} von {1} Ansichten haben abgestimmt</translation>
    </message>
    <message>
        <source>Stopped before any view had voted</source>
        <translation>Abgebrochen, bevor eine Ansicht abgestimmt hatte</translation>
    </message>
    <message>
        <source>Press Answer.</source>
        <translation>Antworten drücken.</translation>
    </message>
    <message>
        <source>Reading the pairs …</source>
        <translation>Liest die Paare …</translation>
    </message>
    <message>
        <source>Learning from the pairs …</source>
        <translation>Lernt aus den Paaren …</translation>
    </message>
    <message>
        <source>It can be answered when this is done.</source>
        <translation>Danach lässt sich die Aufgabe beantworten.</translation>
    </message>
    <message>
        <source>Many views of the task are answered; the two best answers are its tries.</source>
        <translation>Viele Ansichten der Aufgabe werden beantwortet; die zwei besten Antworten sind die Versuche.</translation>
    </message>
    <message>
        <source>Ready to answer</source>
        <translation>Bereit zu antworten</translation>
    </message>
    <message>
        <source>Too large for the model</source>
        <translation>Zu groß für das Modell</translation>
    </message>
    <message>
        <source>No model can answer this</source>
        <translation>Kein Modell kann das beantworten</translation>
    </message>
    <message>
        <source>You can still draw the answer yourself and check it.</source>
        <translation>Die Antwort lässt sich selbst zeichnen und prüfen.</translation>
    </message>
    <message>
        <source>HRM cannot answer an ARC task it has not learnt: only the pairs say what is to be done. Let it learn this one first.</source>
        <translation>HRM kann keine ARC-Aufgabe beantworten, die es nicht gelernt hat: nur die Paare sagen, was zu tun ist. Es muss diese erst lernen.</translation>
    </message>
    <message>
        <source>Not learnt yet</source>
        <translation>Noch nicht gelernt</translation>
    </message>
    <message>
        <source>The right answer is not known here, so nobody can say whether they are right.</source>
        <translation>Die richtige Antwort ist hier nicht bekannt, also kann niemand sagen, ob sie stimmen.</translation>
    </message>
    <message>
        <source>Here are its two tries</source>
        <translation>Hier sind die zwei Versuche</translation>
    </message>
    <message>
        <source>first</source>
        <translation>ersten</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweiten</translation>
    </message>
    <message>
        <source>Solved at the {0} try</source>
        <translation>Beim {0} Versuch gelöst</translation>
    </message>
    <message>
        <source>Check: every cell is right.</source>
        <translation>Prüfung: jede Zelle ist richtig.</translation>
    </message>
    <message>
        <source>Check of the first try: {0}</source>
        <translation>Prüfung des ersten Versuchs: {0}</translation>
    </message>
    <message>
        <source>The right answer is candidate {0}; only two count.</source>
        <translation>Die richtige Antwort ist Kandidat {0}; nur zwei zählen.</translation>
    </message>
    <message>
        <source>Not solved in two tries</source>
        <translation>In zwei Versuchen nicht gelöst</translation>
    </message>
    <message>
        <source>Try {0}</source>
        <translation>Versuch {0}</translation>
    </message>
    <message>
        <source>No. {0}</source>
        <translation>Nr. {0}</translation>
    </message>
    <message>
        <source>{0} of {1} views
Q-halt {2}</source>
        <translation>{0} von {1} Ansichten
Q-Halt {2}</translation>
    </message>
    <message>
        <source>View {0} of {1}, {2}</source>
        <translation>Ansicht {0} von {1}, {2}</translation>
    </message>
    <message>
        <source>{0}   ·   the input, before the first segment</source>
        <translation>{0}   ·   die Eingabe, vor dem ersten Segment</translation>
    </message>
    <message>
        <source>{0}   ·   segment {1} of {2}   ·   {3}   ·   Q-halt {4}</source>
        <translation>{0}   ·   Segment {1} von {2}   ·   {3}   ·   Q-Halt {4}</translation>
    </message>
    <message>
        <source>There is no solution to check against.</source>
        <translation>Es gibt keine Lösung, gegen die sich prüfen ließe.</translation>
    </message>
    <message>
        <source>Draw the answer; you have two tries.</source>
        <translation>Die Antwort zeichnen; es gibt zwei Versuche.</translation>
    </message>
    <message>
        <source>Right at the first try.</source>
        <translation>Richtig beim ersten Versuch.</translation>
    </message>
    <message>
        <source>Right at the second try.</source>
        <translation>Richtig beim zweiten Versuch.</translation>
    </message>
    <message>
        <source>Right, after {0} tries.</source>
        <translation>Richtig, nach {0} Versuchen.</translation>
    </message>
    <message>
        <source>Wrong: the answer has another size.</source>
        <translation>Falsch: die Antwort hat eine andere Größe.</translation>
    </message>
    <message>
        <source>Wrong: {0} of {1} cells.</source>
        <translation>Falsch: {0} von {1} Zellen.</translation>
    </message>
    <message>
        <source>One try left.</source>
        <translation>Noch ein Versuch.</translation>
    </message>
    <message>
        <source>Both tries are used; go on for yourself.</source>
        <translation>Beide Versuche sind verbraucht; zum Üben geht es weiter.</translation>
    </message>
    <message>
        <source>No two of {0} views agree; the surest believes in its answer by {1}.</source>
        <translation>Keine zwei von {0} Ansichten stimmen überein; die sicherste ist zu {1} überzeugt.</translation>
    </message>
    <message>
        <source>{0} of {1} views agree on the first; they believe in it by {2}.</source>
        <translation>{0} von {1} Ansichten sind sich über den ersten einig; sie sind zu {2} überzeugt.</translation>
    </message>
    <message>
        <source>Q-halt</source>
        <translation>Q-Halt</translation>
    </message>
    <message>
        <source>Q-continue</source>
        <translation>Q-Continue</translation>
    </message>
    <message>
        <source>Break a rule</source>
        <translation>Regelbrüche</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>tries of the search</source>
        <translation>Versuche der Suche</translation>
    </message>
    <message>
        <source>what if</source>
        <translation>was wäre</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;Undo {0}</source>
        <translation>&amp;Rückgängig: {0}</translation>
    </message>
    <message>
        <source>&amp;Redo {0}</source>
        <translation>&amp;Wiederholen: {0}</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs and try again.</source>
        <translation>Dafür reicht der Arbeitsspeicher nicht. Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Something went wrong in HRM Studio; your puzzle is kept. {0}: {1}</source>
        <translation>In HRM Studio ist etwas schiefgegangen; das Rätsel bleibt erhalten. {0}: {1}</translation>
    </message>
    <message>
        <source>one module for H and L</source>
        <translation>ein Modul für H und L</translation>
    </message>
    <message>
        <source>two modules</source>
        <translation>zwei Module</translation>
    </message>
    <message>
        <source>{0}; {1} H-cycles of {2} L-cycles; mixer: {3}; trained for {4} segments</source>
        <translation>{0}; {1} H-Zyklen zu {2} L-Zyklen; Mixer: {3}; trainiert für {4} Segmente</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>{0:,} parameters, {1}</source>
        <translation>{0:,} Parameter, {1}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>has learnt one ARC task</source>
        <translation>hat eine ARC-Aufgabe gelernt</translation>
    </message>
    <message>
        <source>and {0} more sources of data</source>
        <translation>und {0} weitere Datenquellen</translation>
    </message>
    <message>
        <source>ONNX Runtime alone: it is an exported file.</source>
        <translation>Nur ONNX Runtime: es ist eine exportierte Datei.</translation>
    </message>
    <message>
        <source>ONNX Runtime: ready.</source>
        <translation>ONNX Runtime: bereit.</translation>
    </message>
    <message>
        <source>ONNX Runtime: no graph of this architecture yet; it is made once.</source>
        <translation>ONNX Runtime: noch kein Graph dieser Architektur; er wird einmal erzeugt.</translation>
    </message>
    <message>
        <source>PyTorch: ready.</source>
        <translation>PyTorch: bereit.</translation>
    </message>
    <message>
        <source>PyTorch: not installed.</source>
        <translation>PyTorch: nicht installiert.</translation>
    </message>
    <message>
        <source>file not there</source>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>On {0} puzzles kept from its training: {1:.1%} exact.</source>
        <translation>Von {0} Rätseln, die nicht im Training waren: {1:.1%} exakt.</translation>
    </message>
    <message>
        <source>Nothing else was measured. hrm eval FILE --model {0} --record WORDS does.</source>
        <translation>Sonst wurde nichts gemessen. Das tut hrm eval DATEI --model {0} --record WORTE.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>CPU s a task</source>
        <translation>CPU-s je Aufgabe</translation>
    </message>
    <message>
        <source>Puzzles</source>
        <translation>Rätsel</translation>
    </message>
    <message>
        <source>as good as any</source>
        <translation>bestmöglich</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Share solved exactly after at most 1, 4, 16 and 64 segments; the last two at 64.</source>
        <translation>Anteil, der nach höchstens 1, 4, 16 und 64 Segmenten exakt gelöst ist; die letzten zwei bei 64.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the whole window, from the next start on.</source>
        <translation>Des ganzen Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Of the whole window. By itself, texts are larger on large screens.</source>
        <translation>Des ganzen Fensters. Von selbst ist die Schrift auf großen Bildschirmen größer.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Colours of ARC</source>
        <translation>Farben von ARC</translation>
    </message>
    <message>
        <source>Two palettes whose ten colours differ for every kind of colour blindness.</source>
        <translation>Zwei Paletten, deren zehn Farben sich bei jeder Art von Farbenblindheit unterscheiden.</translation>
    </message>
    <message>
        <source>The usual ten</source>
        <translation>Die üblichen zehn</translation>
    </message>
    <message>
        <source>For all eyes (Okabe and Ito)</source>
        <translation>Für alle Augen (Okabe und Ito)</translation>
    </message>
    <message>
        <source>For all eyes, muted (Tol)</source>
        <translation>Für alle Augen, gedämpft (Tol)</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Animate the boards</source>
        <translation>Bretter animieren</translation>
    </message>
    <message>
        <source>Digits fade and changed cells pulse. Without it everything changes at once.</source>
        <translation>Ziffern blenden ein, geänderte Zellen pulsieren. Ohne das wechselt alles auf einmal.</translation>
    </message>
    <message>
        <source>Speed of the animation</source>
        <translation>Tempo der Animation</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>With more of it texts are darker or lighter, and lines and edges stand out.</source>
        <translation>Mit mehr davon sind Texte dunkler oder heller, und Linien und Ränder treten hervor.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Not where the system asks for less motion</source>
        <translation>Nicht, wo das System weniger Bewegung wünscht</translation>
    </message>
    <message>
        <source>Then the boards are not animated, as long as the system asks for that.</source>
        <translation>Dann werden die Bretter nicht animiert, solange das System darum bittet.</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Very fast</source>
        <translation>Sehr schnell</translation>
    </message>
    <message>
        <source>Speed of a replay</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Bretter</translation>
    </message>
    <message>
        <source>Light up row, column and box of the chosen cell</source>
        <translation>Zeile, Spalte und Block der gewählten Zelle hervorheben</translation>
    </message>
    <message>
        <source>Show the welcome at every start</source>
        <translation>Willkommen bei jedem Start zeigen</translation>
    </message>
    <message>
        <source>A training, or anything else that took over 20 seconds, while another program is in front: the system shows a message, and the task bar marks this program.</source>
        <translation>Ein Training oder anderes, das über 20 Sekunden dauerte, während ein anderes Programm vorn ist: Das System zeigt eine Meldung, und die Taskleiste hebt dieses Programm hervor.</translation>
    </message>
    <message>
        <source>A training, or anything else that took over 20 seconds, while another program is in front: the task bar marks this program. This system shows no messages of programs.</source>
        <translation>Ein Training oder anderes, das über 20 Sekunden dauerte, während ein anderes Programm vorn ist: Die Taskleiste hebt dieses Programm hervor. Meldungen von Programmen zeigt dieses System nicht.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Say when something long is over</source>
        <translation>Sagen, wenn etwas Langes vorbei ist</translation>
    </message>
    <message>
        <source>Engine and device</source>
        <translation>Engine und Gerät</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>What runs the models. The Models page says what is used, and why.</source>
        <translation>Was die Modelle rechnet. Die Seite Modelle sagt, was benutzt wird und warum.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>CUDA needs an NVIDIA card and PyTorch for it; docs/install.md says how.</source>
        <translation>CUDA braucht eine NVIDIA-Karte und ein PyTorch dafür; docs/install.md sagt, wie.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Of ONNX Runtime. One is best for the models that came with the program.</source>
        <translation>Von ONNX Runtime. Einer ist am besten für die mitgelieferten Modelle.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was behalten wird</translation>
    </message>
    <message>
        <source>Room for these runs</source>
        <translation>Platz für diese Läufe</translation>
    </message>
    <message>
        <source>Learnt ARC tasks</source>
        <translation>Gelernte ARC-Aufgaben</translation>
    </message>
    <message>
        <source>Beyond this the oldest go at the next start; a task can be learnt again.</source>
        <translation>Darüber hinaus gehen beim nächsten Start die ältesten; eine Aufgabe lässt sich wieder lernen.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Room for checkpoints of training</source>
        <translation>Platz für Zwischenstände des Trainings</translation>
    </message>
    <message>
        <source>Beyond this, runs that are done keep their best checkpoint alone from the next start on, the oldest first. Logs and published models stay.</source>
        <translation>Darüber hinaus behalten fertige Läufe ab dem nächsten Start nur ihren besten Zwischenstand, die ältesten zuerst. Protokolle und veröffentlichte Modelle bleiben.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Memory that the program may take</source>
        <translation>Arbeitsspeicher, den das Programm nehmen darf</translation>
    </message>
    <message>
        <source>What the window has stands in its status bar. Beyond this, engines that nobody asks are closed at once, a whole file is solved with fewer puzzles at a time, and a model whose weights would not fit is not opened. A training, which is a process of its own, is measured before it starts: its batch is made to fit, too, or it is refused.</source>
        <translation>Was das Fenster hat, steht in seiner Statuszeile. Darüber hinaus werden Engines, die niemand fragt, sofort geschlossen, eine ganze Datei wird mit weniger Rätseln auf einmal gelöst, und ein Modell, dessen Gewichte nicht hineinpassten, wird nicht geöffnet. Ein Training, das ein eigener Prozess ist, wird vor dem Start gemessen: Auch sein Stapel wird passend gemacht, oder es wird abgelehnt.</translation>
    </message>
    <message>
        <source>Runs that are kept</source>
        <translation>Läufe, die bleiben</translation>
    </message>
    <message>
        <source>Every run is kept by itself and can be opened again; the oldest go first.</source>
        <translation>Jeder Lauf bleibt von selbst erhalten und lässt sich wieder öffnen; die ältesten gehen zuerst.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>keeps the rules: found</source>
        <translation>hält die Regeln ein: gefunden</translation>
    </message>
    <message>
        <source>keeps the rules</source>
        <translation>hält die Regeln ein</translation>
    </message>
    <message>
        <source>undecided; more was guessed on top of it</source>
        <translation>unentschieden; darauf wurde weiter geraten</translation>
    </message>
    <message>
        <source>the model doubts it: put aside</source>
        <translation>das Modell bezweifelt es: zurückgestellt</translation>
    </message>
    <message>
        <source>contradicts the rules: given up</source>
        <translation>widerspricht den Regeln: aufgegeben</translation>
    </message>
    <message>
        <source>undecided: given up</source>
        <translation>unentschieden: aufgegeben</translation>
    </message>
    <message>
        <source>After {0} segment</source>
        <translation>Nach {0} Segment</translation>
    </message>
    <message>
        <source>After {0} segments</source>
        <translation>Nach {0} Segmenten</translation>
    </message>
    <message>
        <source>, doubted {0} %</source>
        <translation>, zu {0} % bezweifelt</translation>
    </message>
    <message>
        <source>Guessed {0}. {1}: {2}</source>
        <translation>Geraten: {0}. {1}: {2}</translation>
    </message>
    <message>
        <source>thought through once more</source>
        <translation>noch einmal durchdacht</translation>
    </message>
    <message>
        <source>seen through symmetry {0}</source>
        <translation>durch Symmetrie {0} gesehen</translation>
    </message>
    <message>
        <source>Try {0} of {1}</source>
        <translation>Versuch {0} von {1}</translation>
    </message>
    <message>
        <source>Thinking harder … {0} of at most {1} segments</source>
        <translation>Denkt härter nach … {0} von höchstens {1} Segmenten</translation>
    </message>
    <message>
        <source>{0} try so far.</source>
        <translation>Bisher {0} Versuch.</translation>
    </message>
    <message>
        <source>{0} tries so far.</source>
        <translation>Bisher {0} Versuche.</translation>
    </message>
    <message>
        <source>Model + search: {0} of thought in all, {1}.</source>
        <translation>Modell + Suche: insgesamt {0} gedacht, {1}.</translation>
    </message>
    <message>
        <source>{0} try</source>
        <translation>{0} Versuch</translation>
    </message>
    <message>
        <source>{0} tries</source>
        <translation>{0} Versuche</translation>
    </message>
    <message>
        <source>Found by model and search, not in a single shot</source>
        <translation>Von Modell und Suche gefunden, nicht in einem Zug</translation>
    </message>
    <message>
        <source>The model guessed; the rule check told which guess was right.</source>
        <translation>Das Modell riet; die Regelprüfung sagte, welche Vermutung stimmt.</translation>
    </message>
    <message>
        <source>The search was stopped</source>
        <translation>Die Suche wurde abgebrochen</translation>
    </message>
    <message>
        <source>Not found by searching either</source>
        <translation>Auch mit Suchen nicht gefunden</translation>
    </message>
    <message>
        <source>What was under way is not counted.</source>
        <translation>Was noch lief, ist nicht mitgezählt.</translation>
    </message>
    <message>
        <source>Guessed: {0}{1}.</source>
        <translation>Geraten: {0}{1}.</translation>
    </message>
    <message>
        <source> and {0} more</source>
        <translation> und {0} weitere</translation>
    </message>
    <message>
        <source>{0} x {1} cells</source>
        <translation>{0} x {1} Zellen</translation>
    </message>
    <message>
        <source>{0} x {1} cells; one shortest path, of {2} moves</source>
        <translation>{0} x {1} Zellen; ein kürzester Weg mit {2} Schritten</translation>
    </message>
    <message>
        <source>{0} x {1} cells; {2} shortest paths, of {3} moves</source>
        <translation>{0} x {1} Zellen; {2} kürzeste Wege mit {3} Schritten</translation>
    </message>
    <message>
        <source>{0:.1f} million</source>
        <translation>{0:.1f} Millionen</translation>
    </message>
    <message>
        <source>{0:.1f} billion</source>
        <translation>{0:.1f} Milliarden</translation>
    </message>
    <message>
        <source>very many</source>
        <translation>sehr viele</translation>
    </message>
    <message>
        <source>{0} cell changed</source>
        <translation>{0} Zelle geändert</translation>
    </message>
    <message>
        <source>{0} cells changed</source>
        <translation>{0} Zellen geändert</translation>
    </message>
    <message>
        <source>What shall it think about?</source>
        <translation>Worüber soll es nachdenken?</translation>
    </message>
    <message>
        <source>Draw walls, a start and a goal, make a new maze, open, paste or drop one.</source>
        <translation>Wände, Start und Ziel zeichnen oder ein Labyrinth erzeugen, öffnen, einfügen oder hereinziehen.</translation>
    </message>
    <message>
        <source>Type clues on the board, make a new puzzle, open, paste or drop one.</source>
        <translation>Vorgaben auf dem Brett tippen oder ein Rätsel erzeugen, öffnen, einfügen oder hereinziehen.</translation>
    </message>
    <message>
        <source>This maze has no answer yet</source>
        <translation>Dieses Labyrinth hat noch keine Lösung</translation>
    </message>
    <message>
        <source>This puzzle cannot be solved</source>
        <translation>Dieses Rätsel ist unlösbar</translation>
    </message>
    <message>
        <source>The model may try all the same; it does not know.</source>
        <translation>Das Modell darf es trotzdem versuchen; es weiß das nicht.</translation>
    </message>
    <message>
        <source>Rule check: {0}</source>
        <translation>Regelprüfung: {0}</translation>
    </message>
    <message>
        <source>There is no model for mazes yet</source>
        <translation>Für Labyrinthe gibt es noch kein Modell</translation>
    </message>
    <message>
        <source>Draw mazes, load and check them, and see what a classic search finds. Solving here needs a trained model.</source>
        <translation>Labyrinthe lassen sich zeichnen, laden, prüfen und klassisch durchsuchen. Zum Lösen braucht es ein trainiertes Modell.</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Kein Modell ist installiert</translation>
    </message>
    <message>
        <source>Solving needs a model; none was found for this kind of puzzle.</source>
        <translation>Zum Lösen braucht es ein Modell; für diese Art von Rätsel wurde keines gefunden.</translation>
    </message>
    <message>
        <source>Fewer than 17 clues leave several solutions; the model may choose any.</source>
        <translation>Weniger als 17 Vorgaben lassen mehrere Lösungen zu; das Modell darf jede davon nehmen.</translation>
    </message>
    <message>
        <source>Ready to think</source>
        <translation>Bereit zu denken</translation>
    </message>
    <message>
        <source>Press Solve. Any of the solutions will do.</source>
        <translation>Lösen drücken. Jede der Lösungen ist recht.</translation>
    </message>
    <message>
        <source>Press Solve. The model answers the whole puzzle at once, again and again.</source>
        <translation>Lösen drücken. Das Modell beantwortet das ganze Rätsel auf einmal, immer wieder.</translation>
    </message>
    <message>
        <source>The model is given the clues alone; your own digits stay beside its answer.</source>
        <translation>Das Modell bekommt nur die Vorgaben; die eigenen Ziffern bleiben neben seiner Antwort stehen.</translation>
    </message>
    <message>
        <source>Your own digits, small in the corners, were not given to the model; {0} of {1} agree with it. Reset brings yours back.</source>
        <translation>Die eigenen Ziffern, klein in den Ecken, bekam das Modell nicht; {0} von {1} stimmen mit ihm überein. Zurücksetzen holt sie wieder hervor.</translation>
    </message>
    <message>
        <source>Its weights are being loaded, once per start.</source>
        <translation>Seine Gewichte werden geladen, einmal je Start.</translation>
    </message>
    <message>
        <source>Segment {0} done; press Step for the next</source>
        <translation>Segment {0} fertig; Schritt für das nächste</translation>
    </message>
    <message>
        <source>Thinking … segment {0} of at most {1}</source>
        <translation>Denkt … Segment {0} von höchstens {1}</translation>
    </message>
    <message>
        <source>What is on the board is your own answer, but no puzzle: choose Clues (F2) and type it.</source>
        <translation>Auf dem Brett steht nur eine eigene Antwort, aber kein Rätsel: „Rätsel“ wählen (F2) und die Vorgaben tippen.</translation>
    </message>
    <message>
        <source>Solved, by you</source>
        <translation>Gelöst, von Hand</translation>
    </message>
    <message>
        <source>No model had a hand in it. Press Solve to see how one would have done it.</source>
        <translation>Kein Modell war beteiligt. Lösen zeigt, wie eines es getan hätte.</translation>
    </message>
    <message>
        <source>Rule check: nothing is wrong.</source>
        <translation>Regelprüfung: nichts ist falsch.</translation>
    </message>
    <message>
        <source>The puzzle, before {0} segment of thought</source>
        <translation>Das Rätsel, vor {0} Segment Denken</translation>
    </message>
    <message>
        <source>The puzzle, before {0} segments of thought</source>
        <translation>Das Rätsel, vor {0} Segmenten Denken</translation>
    </message>
    <message>
        <source>Play, or move through the segments below.</source>
        <translation>Abspielen, oder unten durch die Segmente gehen.</translation>
    </message>
    <message>
        <source>Segment {0}</source>
        <translation>Segment {0}</translation>
    </message>
    <message>
        <source>It is another solution than the one that the puzzle brought along.</source>
        <translation>Es ist eine andere Lösung als die, die das Rätsel mitbrachte.</translation>
    </message>
    <message>
        <source>The model could not run</source>
        <translation>Das Modell konnte nicht rechnen</translation>
    </message>
    <message>
        <source>The reason is shown above.</source>
        <translation>Der Grund steht oben.</translation>
    </message>
    <message>
        <source>The model believes it is right; the solution is not known</source>
        <translation>Das Modell hält sie für richtig; die Lösung ist nicht bekannt</translation>
    </message>
    <message>
        <source>The model does not believe its answer; the solution is not known</source>
        <translation>Das Modell glaubt seiner Antwort nicht; die Lösung ist nicht bekannt</translation>
    </message>
    <message>
        <source>The model stops here, and it is right</source>
        <translation>Das Modell hält hier an, und es ist richtig</translation>
    </message>
    <message>
        <source>It believes it is right, and it is</source>
        <translation>Es hält sie für richtig, und sie ist es</translation>
    </message>
    <message>
        <source>It believes it is right, but it is not</source>
        <translation>Es hält sie für richtig, aber sie ist falsch</translation>
    </message>
    <message>
        <source>The model believes its answer is right: {0}</source>
        <translation>Überzeugung des Modells, dass seine Antwort stimmt: {0}</translation>
    </message>
    <message>
        <source>Segment {0}: {1}, {2}, halt {3}</source>
        <translation>Segment {0}: {1}, {2}, Halt {3}</translation>
    </message>
    <message>
        <source>Right, though the model does not believe it yet</source>
        <translation>Richtig, obwohl das Modell es noch nicht glaubt</translation>
    </message>
    <message>
        <source>It is as short as the path the model was trained to find, but another one.</source>
        <translation>Er ist so kurz wie der Weg, den das Modell zu finden gelernt hat, aber ein anderer.</translation>
    </message>
    <message>
        <source>Not solved: nobody could</source>
        <translation>Nicht gelöst: niemand könnte es</translation>
    </message>
    <message>
        <source>The model stops here, and it is not right</source>
        <translation>Das Modell hält hier an, und es ist nicht richtig</translation>
    </message>
    <message>
        <source>Stopped before the model believed its answer</source>
        <translation>Abgebrochen, bevor das Modell seiner Antwort glaubte</translation>
    </message>
    <message>
        <source>Not solved, and the model does not believe it is</source>
        <translation>Nicht gelöst, und das Modell glaubt es auch nicht</translation>
    </message>
    <message>
        <source>Rule check: nothing is wrong. Solved.</source>
        <translation>Regelprüfung: nichts ist falsch. Gelöst.</translation>
    </message>
    <message>
        <source>Rule check: the puzzle itself cannot be solved. {0}</source>
        <translation>Regelprüfung: das Rätsel selbst ist unlösbar. {0}</translation>
    </message>
    <message>
        <source>And {0} more.</source>
        <translation>Und {0} weitere.</translation>
    </message>
    <message>
        <source>The run before the search.</source>
        <translation>Der Lauf vor der Suche.</translation>
    </message>
    <message>
        <source>Halted by its own decision after segment {0}.</source>
        <translation>Aus eigener Entscheidung angehalten nach Segment {0}.</translation>
    </message>
    <message>
        <source>Would have halted after segment {0}; it ran on.</source>
        <translation>Hätte nach Segment {0} angehalten; es lief weiter.</translation>
    </message>
    <message>
        <source>Used its one segment without deciding to halt.</source>
        <translation>Hat sein eines Segment verbraucht, ohne anhalten zu wollen.</translation>
    </message>
    <message>
        <source>Used all {0} segments without deciding to halt.</source>
        <translation>Hat alle {0} Segmente verbraucht, ohne anhalten zu wollen.</translation>
    </message>
    <message>
        <source>Stopped by you after segment {0}.</source>
        <translation>Von Hand gestoppt nach Segment {0}.</translation>
    </message>
    <message>
        <source>The answer is right from segment {0} on.</source>
        <translation>Die Antwort ist ab Segment {0} richtig.</translation>
    </message>
    <message>
        <source>It has not changed its mind since segment {0}.</source>
        <translation>Seit Segment {0} hat es seine Meinung nicht geändert.</translation>
    </message>
    <message>
        <source>It has not changed its mind since segment {0}: stuck on a wrong answer.</source>
        <translation>Seit Segment {0} hat es seine Meinung nicht geändert: es hängt an einer falschen Antwort.</translation>
    </message>
    <message>
        <source>A Hierarchical Reasoning Model</source>
        <translation>Ein Hierarchical Reasoning Model</translation>
    </message>
    <message>
        <source>It answers every cell at once, then looks at its own answer and thinks again.</source>
        <translation>Es beantwortet alle Zellen auf einmal, dann sieht es seine Antwort an und denkt noch einmal.</translation>
    </message>
    <message>
        <source>The puzzle</source>
        <translation>Das Rätsel</translation>
    </message>
    <message>
        <source>Two modules will think: a slow one that plans, a fast one that works it out.</source>
        <translation>Zwei Module werden denken: ein langsames, das plant, und ein schnelles, das ausarbeitet.</translation>
    </message>
    <message>
        <source>Try {0} of the search</source>
        <translation>Versuch {0} der Suche</translation>
    </message>
    <message>
        <source>The model guesses a cell and thinks on; the rules judge the whole answer.</source>
        <translation>Das Modell rät eine Zelle und denkt weiter; die Regeln beurteilen die ganze Antwort.</translation>
    </message>
    <message>
        <source>Segment {0}: {1}</source>
        <translation>Segment {0}: {1}</translation>
    </message>
    <message>
        <source>and it is right</source>
        <translation>und sie ist richtig</translation>
    </message>
    <message>
        <source>but it is wrong</source>
        <translation>aber sie ist falsch</translation>
    </message>
    <message>
        <source>It believes its answer with {0}, {1}.</source>
        <translation>Es ist von seiner Antwort zu {0} überzeugt, {1}.</translation>
    </message>
    <message>
        <source>A first answer to the whole board. {0}.</source>
        <translation>Eine erste Antwort für das ganze Brett. {0}.</translation>
    </message>
    <message>
        <source>Q-halt is above Q-continue: here it would stop by itself.</source>
        <translation>Q-Halt liegt über Q-Continue: hier würde es von selbst anhalten.</translation>
    </message>
    <message>
        <source>It thinks on: it believes its answer with only {0}. {1}.</source>
        <translation>Es denkt weiter: von seiner Antwort ist es nur zu {0} überzeugt. {1}.</translation>
    </message>
    <message>
        <source>The run on the board</source>
        <translation>Der Lauf auf dem Brett</translation>
    </message>
    <message>
        <source>{0}, the maze seen turned or mirrored</source>
        <translation>{0}, das Labyrinth gedreht oder gespiegelt gesehen</translation>
    </message>
    <message>
        <source>{0}, with {1}</source>
        <translation>{0}, mit {1}</translation>
    </message>
    <message>
        <source>Your puzzle</source>
        <translation>Eigenes Rätsel</translation>
    </message>
    <message>
        <source>{0}: wrong in both tries</source>
        <translation>{0}: falsch in beiden Versuchen</translation>
    </message>
    <message>
        <source>{0}: right at the first try</source>
        <translation>{0}: richtig beim ersten Versuch</translation>
    </message>
    <message>
        <source>{0}: right at the second try</source>
        <translation>{0}: richtig beim zweiten Versuch</translation>
    </message>
    <message>
        <source>{0}: found by model and search</source>
        <translation>{0}: von Modell und Suche gefunden</translation>
    </message>
    <message>
        <source>{0}: not found</source>
        <translation>{0}: nicht gefunden</translation>
    </message>
    <message>
        <source>This engine cannot be looked into: {0}</source>
        <translation>In diese Engine lässt sich nicht hineinsehen: {0}</translation>
    </message>
    <message>
        <source>keeps the rules, but a better answer exists</source>
        <translation>hält die Regeln ein, aber es gibt eine bessere Antwort</translation>
    </message>
    <message>
        <source>breaks the rules</source>
        <translation>verletzt die Regeln</translation>
    </message>
    <message>
        <source>View {0:,}</source>
        <translation>Ansicht {0:,}</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>was not thought about</source>
        <translation>wurde nicht bedacht</translation>
    </message>
    <message>
        <source>{0} segment</source>
        <translation>{0} Segment</translation>
    </message>
    <message>
        <source>{0} segments</source>
        <translation>{0} Segmente</translation>
    </message>
    <message>
        <source>thinks, {0}</source>
        <translation>denkt, {0}</translation>
    </message>
    <message>
        <source>halted after {0} segment</source>
        <translation>hielt nach {0} Segment</translation>
    </message>
    <message>
        <source>halted after {0} segments</source>
        <translation>hielt nach {0} Segmenten</translation>
    </message>
    <message>
        <source>stopped after {0} segment</source>
        <translation>abgebrochen nach {0} Segment</translation>
    </message>
    <message>
        <source>stopped after {0} segments</source>
        <translation>abgebrochen nach {0} Segmenten</translation>
    </message>
    <message>
        <source>ran for {0} segment</source>
        <translation>lief über {0} Segment</translation>
    </message>
    <message>
        <source>ran for {0} segments</source>
        <translation>lief über {0} Segmente</translation>
    </message>
    <message>
        <source>did not halt in {0} segment</source>
        <translation>hielt nicht in {0} Segment</translation>
    </message>
    <message>
        <source>did not halt in {0} segments</source>
        <translation>hielt nicht in {0} Segmenten</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} views, Q-halt {2}</source>
        <translation>{0:,} von {1:,} Ansichten, Q-Halt {2}</translation>
    </message>
    <message>
        <source>given to the puzzle as it is, too</source>
        <translation>auch auf das Rätsel, wie es ist, gegeben</translation>
    </message>
    <message>
        <source>not given to the puzzle as it is</source>
        <translation>auf das Rätsel, wie es ist, nicht gegeben</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} views have voted</source>
        <translation>{0:,} von {1:,} Ansichten haben abgestimmt</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} views agree on an answer; it {2}</source>
        <translation>{0:,} von {1:,} Ansichten sind sich über eine Antwort einig; sie {2}</translation>
    </message>
    <message>
        <source>{0} and {1:,} more</source>
        <translation>{0} und {1:,} weitere</translation>
    </message>
    <message>
        <source>First to halt, after {0} segment</source>
        <translation>Zuerst hielt nach {0} Segment</translation>
    </message>
    <message>
        <source>First to halt, after {0} segments</source>
        <translation>Zuerst hielt nach {0} Segmenten</translation>
    </message>
    <message>
        <source>The model&apos;s answer to the puzzle as it is: the same.</source>
        <translation>Die Antwort des Modells auf das Rätsel, wie es ist: dieselbe.</translation>
    </message>
    <message>
        <source>The model&apos;s answer to the puzzle as it is is another one, and {0}.</source>
        <translation>Die Antwort des Modells auf das Rätsel, wie es ist, ist eine andere und {0}.</translation>
    </message>
    <message>
        <source>Every view gave the same answer after the same number of segments.</source>
        <translation>Jede Ansicht gab dieselbe Antwort nach gleich vielen Segmenten.</translation>
    </message>
    <message>
        <source>In {0} of {1} cycles L moved less in its last step than in its first</source>
        <translation>In {0} von {1} Zyklen bewegte sich L im letzten Schritt weniger als im ersten</translation>
    </message>
    <message>
        <source>right after {0} segment</source>
        <translation>richtig nach {0} Segment</translation>
    </message>
    <message>
        <source>right after {0} segments</source>
        <translation>richtig nach {0} Segmenten</translation>
    </message>
    <message>
        <source>wrong after {0} segment</source>
        <translation>falsch nach {0} Segment</translation>
    </message>
    <message>
        <source>wrong after {0} segments</source>
        <translation>falsch nach {0} Segmenten</translation>
    </message>
    <message>
        <source>{0} view</source>
        <translation>{0} Ansicht</translation>
    </message>
    <message>
        <source>{0} views</source>
        <translation>{0} Ansichten</translation>
    </message>
    <message>
        <source>halted by itself</source>
        <translation>von selbst angehalten</translation>
    </message>
    <message>
        <source>all segments used</source>
        <translation>alle Segmente verbraucht</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>gesucht</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>von Hand gestoppt</translation>
    </message>
    <message>
        <source>Segment {0}: answers of different sizes</source>
        <translation>Segment {0}: Antworten verschiedener Größe</translation>
    </message>
    <message>
        <source>Both begin with the same puzzle</source>
        <translation>Beide beginnen mit demselben Rätsel</translation>
    </message>
    <message>
        <source>Segment {0}: still the same run</source>
        <translation>Segment {0}: noch derselbe Lauf</translation>
    </message>
    <message>
        <source>Segment {0}: the same answer</source>
        <translation>Segment {0}: dieselbe Antwort</translation>
    </message>
    <message>
        <source>{0} cell differs</source>
        <translation>{0} Zelle verschieden</translation>
    </message>
    <message>
        <source>{0} cells differ</source>
        <translation>{0} Zellen verschieden</translation>
    </message>
    <message>
        <source>thinking …</source>
        <translation>denkt …</translation>
    </message>
    <message>
        <source>not thought yet</source>
        <translation>noch nicht gedacht</translation>
    </message>
    <message>
        <source>before the first segment</source>
        <translation>vor dem ersten Segment</translation>
    </message>
    <message>
        <source>{0} task</source>
        <translation>{0} Aufgabe</translation>
    </message>
    <message>
        <source>{0} tasks</source>
        <translation>{0} Aufgaben</translation>
    </message>
    <message>
        <source>{0} file left out</source>
        <translation>{0} Datei ausgelassen</translation>
    </message>
    <message>
        <source>{0} files left out</source>
        <translation>{0} Dateien ausgelassen</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Noch nicht beantwortet</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Answered right</source>
        <translation>Richtig beantwortet</translation>
    </message>
    <message>
        <source>Answered wrong</source>
        <translation>Falsch beantwortet</translation>
    </message>
    <message>
        <source>Learnt</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Not learnt</source>
        <translation>Nicht gelernt</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>{0} to {1} a side</source>
        <translation>Seite {0} bis {1}</translation>
    </message>
    <message>
        <source>up to {0} x {0}</source>
        <translation>bis {0} x {0}</translation>
    </message>
    <message>
        <source>{0} · learnt</source>
        <translation>{0} · gelernt</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>answered, truth not known</source>
        <translation>beantwortet, Lösung nicht bekannt</translation>
    </message>
    <message>
        <source>{0}, test {1}</source>
        <translation>{0}, Test {1}</translation>
    </message>
    <message>
        <source>the truth is not known</source>
        <translation>die Lösung ist nicht bekannt</translation>
    </message>
    <message>
        <source>right at the first try</source>
        <translation>richtig beim ersten Versuch</translation>
    </message>
    <message>
        <source>right at the second try</source>
        <translation>richtig beim zweiten Versuch</translation>
    </message>
    <message>
        <source>{0} of {1} shown</source>
        <translation>{0} von {1} zu sehen</translation>
    </message>
    <message>
        <source>{0} selected</source>
        <translation>{0} ausgewählt</translation>
    </message>
    <message>
        <source>Learn and answer {0} task</source>
        <translation>{0} lernen und lösen</translation>
    </message>
    <message>
        <source>Learn and answer all {0} tasks</source>
        <translation>Alle {0} lernen und lösen</translation>
    </message>
    <message>
        <source>Learn and answer {0} tasks</source>
        <translation>{0} lernen und lösen</translation>
    </message>
    <message>
        <source>{0} is answered already.</source>
        <translation>{0} ist schon beantwortet.</translation>
    </message>
    <message>
        <source>{0} are answered already.</source>
        <translation>{0} sind schon beantwortet.</translation>
    </message>
    <message>
        <source>There is nothing left to do.</source>
        <translation>Es ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <source>{0} task: about {1} on this machine, by its size and the measured speed.</source>
        <translation>{0} Aufgabe: etwa {1} auf diesem Rechner, nach ihrer Größe und dem gemessenen Tempo.</translation>
    </message>
    <message>
        <source>{0} tasks: about {1} on this machine, by their sizes and the measured speed.</source>
        <translation>{0} Aufgaben: etwa {1} auf diesem Rechner, nach ihren Größen und dem gemessenen Tempo.</translation>
    </message>
    <message>
        <source>{0} of {1} answered</source>
        <translation>{0} von {1} beantwortet</translation>
    </message>
    <message>
        <source>stopped; it can go on at any time</source>
        <translation>angehalten; es kann jederzeit weitergehen</translation>
    </message>
    <message>
        <source>now {0}</source>
        <translation>jetzt {0}</translation>
    </message>
    <message>
        <source>now {0}, step {1} of {2}</source>
        <translation>jetzt {0}, Schritt {1} von {2}</translation>
    </message>
    <message>
        <source>about {0} left</source>
        <translation>noch etwa {0}</translation>
    </message>
    <message>
        <source>{0} a task so far</source>
        <translation>bisher {0} je Aufgabe</translation>
    </message>
    <message>
        <source>Right within two tries: {0} of {1}, {2:.1%} ± {3:.1%}</source>
        <translation>Richtig in zwei Versuchen: {0} von {1}, {2:.1%} ± {3:.1%}</translation>
    </message>
    <message>
        <source>up to {0}: {1} of {2} ({3:.0%} ± {4:.0%})</source>
        <translation>bis {0}: {1} von {2} ({3:.0%} ± {4:.0%})</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} learnt task</source>
        <translation>{0} gelernte Aufgabe</translation>
    </message>
    <message>
        <source>{0} learnt tasks</source>
        <translation>{0} gelernte Aufgaben</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}; {1}</translation>
    </message>
    <message>
        <source>halted after segment {0}: {1}</source>
        <translation>hielt nach Segment {0}: {1}</translation>
    </message>
    <message>
        <source>found in {0} steps: {1}</source>
        <translation>gefunden in {0} Schritten: {1}</translation>
    </message>
    <message>
        <source>ended after segment {0}: {1}</source>
        <translation>endete nach Segment {0}: {1}</translation>
    </message>
    <message>
        <source>Q-halt {0}</source>
        <translation>Q-Halt {0}</translation>
    </message>
    <message>
        <source>Thought again, the segments before the change came out otherwise than on the board: another engine or device had made them.</source>
        <translation>Noch einmal gedacht, kamen die Segmente vor der Änderung anders heraus als auf dem Brett: eine andere Engine oder ein anderes Gerät hatte sie erzeugt.</translation>
    </message>
    <message>
        <source>The state after segment {0} was made again by thinking up to it: {1:.2f} s.</source>
        <translation>Der Zustand nach Segment {0} wurde durch erneutes Denken wiederhergestellt: {1:.2f} s.</translation>
    </message>
    <message>
        <source>this wall opened</source>
        <translation>diese Wand geöffnet</translation>
    </message>
    <message>
        <source>a wall built here</source>
        <translation>hier eine Wand gebaut</translation>
    </message>
    <message>
        <source>After segment {0}: {1} (row {2} column {3})</source>
        <translation>Nach Segment {0}: {1} (Zeile {2} Spalte {3})</translation>
    </message>
    <message>
        <source>After segment {0}: the clue in row {1} column {2} taken away</source>
        <translation>Nach Segment {0}: die Vorgabe in Zeile {1} Spalte {2} entfernt</translation>
    </message>
    <message>
        <source>After segment {0}: {1} put into row {2} column {3}</source>
        <translation>Nach Segment {0}: {1} in Zeile {2} Spalte {3} gesetzt</translation>
    </message>
    <message>
        <source>What if this wall were open?</source>
        <translation>Was wäre, wenn diese Wand offen wäre?</translation>
    </message>
    <message>
        <source>What if a wall stood here?</source>
        <translation>Was wäre, wenn hier eine Wand stünde?</translation>
    </message>
    <message>
        <source>What if this clue were not there?</source>
        <translation>Was wäre, wenn diese Vorgabe fehlte?</translation>
    </message>
    <message>
        <source>What if it were {0}?</source>
        <translation>Was wäre, wenn es {0} wäre?</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>What if it were {0}?  (the model: {1})</source>
        <translation>Was wäre, wenn es {0} wäre?  (das Modell: {1})</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0:.1f} h</source>
        <translation>{0:.1f} h</translation>
    </message>
    <message>
        <source>No puzzles yet</source>
        <translation>Noch keine Rätsel</translation>
    </message>
    <message>
        <source>1 solution filled in by the exact solver</source>
        <translation>1 Lösung vom exakten Löser ergänzt</translation>
    </message>
    <message>
        <source>1 duplicate left out</source>
        <translation>1 doppeltes ausgelassen</translation>
    </message>
    <message>
        <source>1 invalid</source>
        <translation>1 ungültig</translation>
    </message>
    <message>
        <source>{0} solutions filled in by the exact solver</source>
        <translation>{0} Lösungen vom exakten Löser ergänzt</translation>
    </message>
    <message>
        <source>{0} duplicates left out</source>
        <translation>{0} doppelte ausgelassen</translation>
    </message>
    <message>
        <source>{0} invalid</source>
        <translation>{0} ungültig</translation>
    </message>
    <message>
        <source>{0} usable</source>
        <translation>{0} brauchbar</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Shortest paths need not be drawn in: breadth-first search finds them.</source>
        <translation>Kürzeste Wege müssen nicht eingezeichnet sein: eine Breitensuche findet sie.</translation>
    </message>
    <message>
        <source>Solutions may be missing: the exact solver fills them in.</source>
        <translation>Lösungen dürfen fehlen: der exakte Löser ergänzt sie.</translation>
    </message>
    <message>
        <source>Mazes of any size go together. Duplicates, also turned or mirrored ones, are left out.</source>
        <translation>Labyrinthe jeder Größe passen zusammen. Doppelte, auch gedrehte oder gespiegelte, werden ausgelassen.</translation>
    </message>
    <message>
        <source>Duplicates, also turned, mirrored or relabelled ones, are found and left out.</source>
        <translation>Doppelte, auch gedrehte, gespiegelte oder umbenannte, werden gefunden und ausgelassen.</translation>
    </message>
    <message>
        <source>Drop files or folders with your own puzzles here, or let some be made above.</source>
        <translation>Dateien oder Ordner mit eigenen Rätseln hierher ziehen oder oben welche erzeugen lassen.</translation>
    </message>
    <message>
        <source>{0} to train on, {1} kept for checking</source>
        <translation>{0} fürs Training, {1} zum Prüfen</translation>
    </message>
    <message>
        <source>{0}: too few to be divided, so add more</source>
        <translation>{0}: zu wenige zum Teilen, also mehr hinzufügen</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>good; solution filled in</source>
        <translation>gut; Lösung ergänzt</translation>
    </message>
    <message>
        <source>duplicate: {0}</source>
        <translation>doppelt: {0}</translation>
    </message>
    <message>
        <source>invalid: {0}</source>
        <translation>ungültig: {0}</translation>
    </message>
    <message>
        <source>1 cell wrong</source>
        <translation>1 Zelle falsch</translation>
    </message>
    <message>
        <source>{0} cells wrong</source>
        <translation>{0} Zellen falsch</translation>
    </message>
    <message>
        <source>checking and saving, then paused …</source>
        <translation>prüft und sichert, dann Pause …</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>zu wenig Speicher</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Time per step</source>
        <translation>Zeit je Schritt</translation>
    </message>
    <message>
        <source>{0:.0f} ms</source>
        <translation>{0:.0f} ms</translation>
    </message>
    <message>
        <source>In {0}</source>
        <translation>In {0}</translation>
    </message>
    <message>
        <source>about {0:,.0f} steps, {1:,.0f} looks at a puzzle</source>
        <translation>etwa {0:,.0f} Schritte, {1:,.0f} Blicke auf ein Rätsel</translation>
    </message>
    <message>
        <source>Each evaluation</source>
        <translation>Jede Prüfung</translation>
    </message>
    <message>
        <source>Memory at most</source>
        <translation>Arbeitsspeicher höchstens</translation>
    </message>
    <message>
        <source>Of it for a step</source>
        <translation>Davon für einen Schritt</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>{0:,.1f} MB</source>
        <translation>{0:,.1f} MB</translation>
    </message>
    <message>
        <source>{0:,.0f} MB</source>
        <translation>{0:,.0f} MB</translation>
    </message>
    <message>
        <source>{0:,.0f} of {1:,.0f} MB</source>
        <translation>{0:,.0f} von {1:,.0f} MB</translation>
    </message>
    <message>
        <source>Solves {0} of your {1} unseen puzzles</source>
        <translation>Löst {0} der {1} ungesehenen Rätsel</translation>
    </message>
    <message>
        <source>Your {0} unseen puzzles: {1} solved before, {2} after</source>
        <translation>Die {0} ungesehenen Rätsel: {1} vorher gelöst, {2} nachher</translation>
    </message>
    <message>
        <source>It solves none of them yet: train longer.</source>
        <translation>Es löst noch keines davon: länger trainieren.</translation>
    </message>
    <message>
        <source> Still rising at the end: train longer for more.</source>
        <translation> Am Ende stieg es noch: länger trainieren bringt mehr.</translation>
    </message>
    <message>
        <source>Trained from scratch, so there is no before.</source>
        <translation>Von Grund auf trainiert, also gibt es kein Vorher.</translation>
    </message>
    <message>
        <source>Nothing to gain: the model it began with solves all of them. Keep that one.</source>
        <translation>Nichts zu gewinnen: das Ausgangsmodell löst alle. Bei diesem bleiben.</translation>
    </message>
    <message>
        <source>No better than the model it began with: keep the one you have.</source>
        <translation>Nicht besser als das Ausgangsmodell: beim bisherigen bleiben.</translation>
    </message>
    <message>
        <source> Still rising at the end: train longer.</source>
        <translation> Am Ende stieg es noch: länger trainieren.</translation>
    </message>
    <message>
        <source>Better than the model it began with.</source>
        <translation>Besser als das Ausgangsmodell.</translation>
    </message>
    <message>
        <source>A little better, but so much could be chance; more puzzles would tell.</source>
        <translation>Etwas besser, aber so viel kann Zufall sein; mehr Rätsel würden es zeigen.</translation>
    </message>
    <message>
        <source>step {0}: begins on {1}.</source>
        <translation>Schritt {0}: beginnt auf {1}.</translation>
    </message>
    <message>
        <source>, the best so far</source>
        <translation>, das beste bisher</translation>
    </message>
    <message>
        <source>step {0}: solves {1:.1%} of {2} unseen puzzles, {3:.1%} of their cells{4}</source>
        <translation>Schritt {0}: löst {1:.1%} von {2} ungesehenen Rätseln, {3:.1%} ihrer Zellen{4}</translation>
    </message>
    <message>
        <source>paused, saved</source>
        <translation>angehalten, gespeichert</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>die Zeit ist um</translation>
    </message>
    <message>
        <source>step {0}: {1}</source>
        <translation>Schritt {0}: {1}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>believed, wrong</source>
        <translation>überzeugt, falsch</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>solved by the model</source>
        <translation>vom Modell gelöst</translation>
    </message>
    <message>
        <source>solved by hand</source>
        <translation>von Hand gelöst</translation>
    </message>
    <message>
        <source>New: nothing was written. Begun: you wrote on it. Wrong: the model&apos;s last answer breaks the rules. Solved by the model, or by hand: the rule check found nothing wrong. A puzzle goes up in this order; As new takes it back.</source>
        <translation>Neu: Es wurde nichts geschrieben. Begonnen: Sie haben darauf geschrieben. Falsch: Die letzte Antwort des Modells verletzt die Regeln. Vom Modell oder von Hand gelöst: Die Regelprüfung fand nichts Falsches. Ein Rätsel steigt in dieser Reihenfolge auf; „Wie neu“ setzt es zurück.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>{0:,} puzzles</source>
        <translation>{0:,} Rätsel</translation>
    </message>
    <message>
        <source>1 puzzle</source>
        <translation>1 Rätsel</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} puzzles</source>
        <translation>{0:,} von {1:,} Rätseln</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Solved: the rule check found nothing wrong. Believed, wrong: the model halted, sure of an answer that breaks the rules. Wrong: it had not made up its mind, and the answer breaks the rules. Refused: no puzzle, or too large for the model.</source>
        <translation>Gelöst: die Regelprüfung fand keinen Fehler. Überzeugt, falsch: das Modell hielt an, sicher bei einer Antwort, die die Regeln bricht. Falsch: es hatte sich nicht entschieden, und die Antwort bricht die Regeln. Abgelehnt: kein Rätsel, oder zu groß für das Modell.</translation>
    </message>
    <message>
        <source>{0} x {1}</source>
        <translation>{0} x {1}</translation>
    </message>
    <message>
        <source>{0} clues</source>
        <translation>{0} Vorgaben</translation>
    </message>
    <message>
        <source>{0:,} of {1:,} done</source>
        <translation>{0:,} von {1:,} fertig</translation>
    </message>
    <message>
        <source>{0:,} solved ({1:.1%})</source>
        <translation>{0:,} gelöst ({1:.1%})</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>opening the model …</source>
        <translation>öffnet das Modell …</translation>
    </message>
    <message>
        <source>{0:.1f} puzzles/s</source>
        <translation>{0:.1f} Rätsel/s</translation>
    </message>
    <message>
        <source>{0} · {1} left</source>
        <translation>{0} · noch {1}</translation>
    </message>
    <message>
        <source>On the board: arrows (on a sudoku W, A, S, D, too), Home and End move, Shift or dragging chooses several cells, digits write, Ctrl with a digit notes, Del erases. Space plays or pauses. On a sudoku R, C and B say the row, the column and the box, E goes to the next empty cell, Shift with E back. On the strip below: arrows, Home and End move through the segments.</source>
        <translation>Auf dem Brett: Pfeile (im Sudoku auch W, A, S, D), Pos1 und Ende bewegen, Umschalt oder Ziehen wählt mehrere Zellen, Ziffern schreiben, Strg mit Ziffer notiert, Entf löscht. Die Leertaste spielt ab oder hält an. Im Sudoku sagen R, C und B die Zeile, die Spalte und den Block an, E geht zur nächsten leeren Zelle, Umschalt mit E zurück. Auf dem Streifen darunter: Pfeile, Pos1 und Ende gehen durch die Segmente.</translation>
    </message>
    <message>
        <source>On a grid: arrows move, Enter is a click, 0 to 9 choose a colour, Alt-click picks one, Del makes black. Space plays or pauses. On the strip below: arrows, Home and End move through the segments.</source>
        <translation>Auf einem Gitter: Pfeile bewegen, Enter ist ein Klick, 0 bis 9 wählen eine Farbe, Alt-Klick nimmt eine auf, Entf macht schwarz. Die Leertaste spielt ab oder hält an. Auf dem Streifen darunter: Pfeile, Pos1 und Ende gehen durch die Segmente.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save a debug bundle</source>
        <translation>Diagnosepaket speichern</translation>
    </message>
    <message>
        <source>Zip file (*.zip)</source>
        <translation>Zip-Datei (*.zip)</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>The board</source>
        <translation>Das Brett</translation>
    </message>
    <message>
        <source>Bold is given, slanted is yours, underlined is the model&apos;s. Type, paste or drop any puzzle. Ctrl and the wheel zoom.</source>
        <translation>Fett ist vorgegeben, schräg ist selbst geschrieben, unterstrichen ist vom Modell. Rätsel tippen, einfügen oder hereinziehen. Strg und Mausrad vergrößern.</translation>
    </message>
    <message>
        <source>Let it think</source>
        <translation>Denken lassen</translation>
    </message>
    <message>
        <source>Solve lets the model think until it halts by itself; Step thinks one segment at a time. Above it you choose the model, below how long it may take.</source>
        <translation>Lösen lässt das Modell denken, bis es selbst anhält; Schritt denkt ein Segment auf einmal. Darüber wählen Sie das Modell, darunter, wie lange es denken darf.</translation>
    </message>
    <message>
        <source>Watch it think</source>
        <translation>Beim Denken zusehen</translation>
    </message>
    <message>
        <source>The model is thinking about this puzzle now. After each segment its whole answer is on the board: a ring marks what has just changed, red what breaks a rule.</source>
        <translation>Das Modell denkt jetzt über dieses Rätsel nach. Nach jedem Segment steht seine ganze Antwort auf dem Brett: Ein Ring zeigt, was sich gerade geändert hat, Rot, was eine Regel bricht.</translation>
    </message>
    <message>
        <source>Belief and truth</source>
        <translation>Überzeugung und Wahrheit</translation>
    </message>
    <message>
        <source>What the model believes of its answer stands beside what the rules say. They are never mixed up: a model can be sure and wrong.</source>
        <translation>Was das Modell von seiner Antwort hält, steht neben dem, was die Regeln sagen. Beides wird nie vermischt: ein Modell kann sicher sein und falsch liegen.</translation>
    </message>
    <message>
        <source>Every segment again</source>
        <translation>Jedes Segment noch einmal</translation>
    </message>
    <message>
        <source>Each segment of thought with the model&apos;s two values: stop, or think on. Click or drag to go back in time; Space plays.</source>
        <translation>Jedes gedachte Segment mit den zwei Werten des Modells: aufhören oder weiterdenken. Klicken oder ziehen geht zurück in der Zeit; die Leertaste spielt ab.</translation>
    </message>
    <message>
        <source>More pages</source>
        <translation>Weitere Seiten</translation>
    </message>
    <message>
        <source>Files solves every puzzle of a file, Training trains a model on your own puzzles, Models keeps them all. Ctrl+K finds every command, F1 opens the help.</source>
        <translation>Dateien löst jedes Rätsel einer Datei, Training trainiert ein Modell mit eigenen Rätseln, Modelle verwaltet sie alle. Strg+K findet jeden Befehl, F1 öffnet die Hilfe.</translation>
    </message>
    <message>
        <source>puzzle of a file</source>
        <translation>Rätsel einer Datei</translation>
    </message>
    <message>
        <source>The program crashed when it was used last. The log says where.</source>
        <translation>Das Programm ist beim letzten Mal abgestürzt. Im Protokoll steht, wo.</translation>
    </message>
    <message>
        <source>{0} cells filled</source>
        <translation>{0} Zellen gefüllt</translation>
    </message>
    <message>
        <source>{0} fixed</source>
        <translation>{0} behoben</translation>
    </message>
    <message>
        <source>{0} broken</source>
        <translation>{0} verdorben</translation>
    </message>
    <message>
        <source>{0} flipped</source>
        <translation>{0} gewechselt</translation>
    </message>
    <message>
        <source>no cell changed</source>
        <translation>keine Zelle geändert</translation>
    </message>
    <message>
        <source>1 cell breaks a rule</source>
        <translation>1 Zelle bricht eine Regel</translation>
    </message>
    <message>
        <source>{0} cells break a rule</source>
        <translation>{0} Zellen brechen eine Regel</translation>
    </message>
    <message>
        <source>no rule broken</source>
        <translation>keine Regel gebrochen</translation>
    </message>
    <message>
        <source>no rule broken, but there is a better answer</source>
        <translation>keine Regel gebrochen, aber es gibt eine bessere Antwort</translation>
    </message>
    <message>
        <source>Breakthrough: all that was wrong came right in this one segment.</source>
        <translation>Durchbruch: alles Falsche wurde in diesem einen Segment richtig.</translation>
    </message>
    <message>
        <source>Settled but wrong: the answer and the state stand still, and rules are broken.</source>
        <translation>Festgefahren: Antwort und Zustand stehen still, und Regeln sind gebrochen.</translation>
    </message>
    <message>
        <source>Wandering: the answer changes in every segment and has not got better for a while.</source>
        <translation>Umherirrend: die Antwort wechselt in jedem Segment und wird seit einer Weile nicht besser.</translation>
    </message>
    <message>
        <source>Decision: halt, for Q-halt ({0}) is above Q-continue ({1}).</source>
        <translation>Entscheidung: anhalten, denn Q-Halt ({0}) liegt über Q-Continue ({1}).</translation>
    </message>
    <message>
        <source>Decision: think on, for Q-halt ({0}) is not above Q-continue ({1}).</source>
        <translation>Entscheidung: weiterdenken, denn Q-Halt ({0}) liegt nicht über Q-Continue ({1}).</translation>
    </message>
    <message>
        <source>A long stall, then all at once</source>
        <translation>Lange nichts, dann alles auf einmal</translation>
    </message>
    <message>
        <source>For {stall} segments or more the answer looks hopeless, with {broken} or more cells that break a rule; then, in a single segment, all of it comes right.</source>
        <translation>Mindestens {stall} Segmente lang sieht die Antwort hoffnungslos aus, mit {broken} oder mehr Zellen, die eine Regel brechen; dann wird in einem einzigen Segment alles richtig.</translation>
    </message>
    <message>
        <source>A wrong fixed point</source>
        <translation>Ein falscher Fixpunkt</translation>
    </message>
    <message>
        <source>By segment {since} it has its answer, and stands still up to segment {segments}: settled, and wrong. It does not believe it, for Q-halt stays below, and cannot leave it. Cells that break a rule: {broken}.</source>
        <translation>In Segment {since} hat es seine Antwort und steht still bis Segment {segments}: festgefahren und falsch. Es glaubt ihr nicht, denn Q-Halt bleibt unten, und kann sie nicht verlassen. Zellen, die eine Regel brechen: {broken}.</translation>
    </message>
    <message>
        <source>One blank</source>
        <translation>Eine leere Zelle</translation>
    </message>
    <message>
        <source>80 of 81 cells are given. By segment {by} the last digit is right, and it halts by itself.</source>
        <translation>80 von 81 Zellen sind vorgegeben. In Segment {by} ist die letzte Ziffer richtig, und es hält von selbst an.</translation>
    </message>
    <message>
        <source>Halts too early</source>
        <translation>Hält zu früh an</translation>
    </message>
    <message>
        <source>By segment {by} it believes its answer and stops. But belief is not truth. Cells that break a rule: {broken}.</source>
        <translation>In Segment {by} glaubt es seiner Antwort und hört auf. Aber Überzeugung ist nicht Wahrheit. Zellen, die eine Regel brechen: {broken}.</translation>
    </message>
    <message>
        <source>A long think</source>
        <translation>Langes Nachdenken</translation>
    </message>
    <message>
        <source>It goes on and on, and gets there: right, and halted by itself, after {least} segments or more.</source>
        <translation>Es denkt immer weiter und kommt ans Ziel: richtig, und von selbst angehalten, nach {least} Segmenten oder mehr.</translation>
    </message>
    <message>
        <source>Another shortest way</source>
        <translation>Ein anderer kürzester Weg</translation>
    </message>
    <message>
        <source>There are many shortest ways, of {moves} moves each. It finds one, but not the one that the rule of its training asks for: {differ} cells or more differ.</source>
        <translation>Es gibt viele kürzeste Wege mit je {moves} Schritten. Es findet einen, aber nicht den, den die Regel seines Trainings verlangt: {differ} Zellen oder mehr sind anders.</translation>
    </message>
    <message>
        <source>A task that it gets wrong</source>
        <translation>Eine Aufgabe, die ihm misslingt</translation>
    </message>
    <message>
        <source>The {pairs} pairs are read, nothing is tuned, and {views} views vote: neither of the two tries is right. Choose At sight, read the task, press Answer.</source>
        <translation>Die {pairs} Paare werden gelesen, nichts wird angepasst, und {views} Ansichten stimmen ab: keiner der beiden Versuche ist richtig. „Lesen“ wählen, die Aufgabe lesen lassen, „Antworten“ drücken.</translation>
    </message>
    <message>
        <source>L, the worker: every step</source>
        <translation>L, der Arbeiter: jeder Schritt</translation>
    </message>
    <message>
        <source>H, the planner: once a cycle</source>
        <translation>H, der Planer: einmal je Zyklus</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere and on Solve</source>
        <translation>Überall und auf Lösen</translation>
    </message>
    <message>
        <source>On ARC</source>
        <translation>Auf ARC</translation>
    </message>
    <message>
        <source>{0}, above {1:.1f}</source>
        <translation>{0}, über {1:.1f}</translation>
    </message>
    <message>
        <source>{0}, {1:.1f}: needs {2}</source>
        <translation>{0}, {1:.1f}; dafür nötig: {2}</translation>
    </message>
    <message>
        <source>Look at {0}.</source>
        <translation>Sehen Sie hier nach: {0}.</translation>
    </message>
    <message>
        <source>{0} can hold nothing but {1}.</source>
        <translation>In {0} passt nur noch {1}.</translation>
    </message>
    <message>
        <source>In {0} only {1} can hold {2}.</source>
        <translation>In {0} passt {2} nur in {1}.</translation>
    </message>
    <message>
        <source>Whatever stands in {0}, one of {1} is {2}: so {2} cannot stand in {3}.</source>
        <translation>Was auch in {0} steht, eine von {1} ist {2}: Also kann {2} nicht in {3} stehen.</translation>
    </message>
    <message>
        <source>In {0}, {1} can only stand in {2}: so {1} cannot stand in {3}.</source>
        <translation>In {0} kann {1} nur in {2} stehen: Also kann {1} nicht in {3} stehen.</translation>
    </message>
    <message>
        <source>{0} hold {1} between them: so none of these can stand in {2}.</source>
        <translation>{0} teilen sich {1}: Also kann keine davon in {2} stehen.</translation>
    </message>
    <message>
        <source>In {0}, {1} can only stand in {2}: so nothing else stands there.</source>
        <translation>In {0} können {1} nur in {2} stehen: Also steht dort nichts anderes.</translation>
    </message>
    <message>
        <source>Nothing fits into {0} any more.</source>
        <translation>In {0} passt nichts mehr.</translation>
    </message>
    <message>
        <source>{0} has no place left in {1}.</source>
        <translation>{0} hat in {1} keinen Platz mehr.</translation>
    </message>
    <message>
        <source>{0} contradicts {1}: both are {2}, in {3}.</source>
        <translation>{0} widerspricht {1}: Beide sind {2}, in {3}.</translation>
    </message>
    <message>
        <source>{0} contradicts {1}: all are {2}, in {3}.</source>
        <translation>{0} widerspricht {1}: Alle sind {2}, in {3}.</translation>
    </message>
    <message>
        <source>None of the {0} techniques known here sees a next step. It may take a longer chain.</source>
        <translation>Keine der {0} Techniken, die hier bekannt sind, sieht einen nächsten Schritt. Vielleicht braucht es eine längere Kette.</translation>
    </message>
    <message>
        <source>A hidden single: a digit that has only one place left there.</source>
        <translation>Ein versteckter Einer: eine Ziffer, die dort nur noch einen Platz hat.</translation>
    </message>
    <message>
        <source>{0}: {1} cells there that hold {1} digits between them.</source>
        <translation>{0}: {1} Zellen, die sich dort {1} Ziffern teilen.</translation>
    </message>
    <message>
        <source>{0}: {1} digits there that have only {1} places between them.</source>
        <translation>{0}: {1} Ziffern, die dort zusammen nur {1} Plätze haben.</translation>
    </message>
    <message>
        <source>{0}: a digit whose places in {1} lines lie in {1} lines across.</source>
        <translation>{0}: eine Ziffer, deren Plätze in {1} Linien in {1} Linien quer dazu liegen.</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>A naked single: a cell there that has one candidate left.</source>
        <translation>Ein nackter Einer: eine Zelle, die dort nur noch einen Kandidaten hat.</translation>
    </message>
    <message>
        <source>Pointing: a digit that has places in one line of the box only.</source>
        <translation>Zeigen (Pointing): eine Ziffer, die im Block nur in einer Linie Plätze hat.</translation>
    </message>
    <message>
        <source>Claiming: a digit that has places in one box of the line only.</source>
        <translation>Beanspruchen (Claiming): eine Ziffer, die in der Linie nur in einem Block Plätze hat.</translation>
    </message>
    <message>
        <source>An XY-wing: a cell with two candidates there, which sees two others with two.</source>
        <translation>Ein XY-Wing: eine Zelle dort mit zwei Kandidaten, die zwei andere mit zweien sieht.</translation>
    </message>
    <message>
        <source>An XYZ-wing: a cell with three candidates there, which sees two others with two of them.</source>
        <translation>Ein XYZ-Wing: eine Zelle dort mit drei Kandidaten, die zwei andere mit zweien davon sieht.</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
    <message>
        <source>Puzzles of the library</source>
        <translation>Rätsel der Bibliothek</translation>
    </message>
    <message>
        <source>By segment {0} the model held {1} of the {2} cells, which singles alone prove.</source>
        <translation>Bis Segment {0} hielt das Modell {1} der {2} Zellen; Einer allein beweisen sie alle.</translation>
    </message>
    <message>
        <source>By segment {0} the model held {1} of {2} cells that singles alone prove, and {3} of {4} that need more.</source>
        <translation>Bis Segment {0} hielt das Modell {1} von {2} Zellen, die Einer allein beweisen, und {3} von {4}, die mehr brauchen.</translation>
    </message>
    <message>
        <source>Logic proves all {0} cells in {1} steps; the hardest it needs is: {2}.</source>
        <translation>Die Logik beweist alle {0} Zellen in {1} Schritten; das Schwerste, was sie braucht: {2}.</translation>
    </message>
    <message>
        <source>Logic proves {0} of {1} cells, and then none of its techniques sees a step.</source>
        <translation>Die Logik beweist {0} von {1} Zellen, dann sieht keine ihrer Techniken einen Schritt.</translation>
    </message>
    <message>
        <source>Held means: right, and kept to the end of the run.</source>
        <translation>Gehalten heißt: richtig und bis zum Ende des Laufs behalten.</translation>
    </message>
    <message>
        <source>more than is known here</source>
        <translation>mehr, als hier bekannt ist</translation>
    </message>
    <message>
        <source>{0}: the techniques known here do not get there.</source>
        <translation>{0}: Die Techniken, die hier bekannt sind, kommen nicht dahin.</translation>
    </message>
    <message>
        <source>{0} is {1}: step {2} of logic, which by then has needed {3}.</source>
        <translation>{0} ist {1}: Schritt {2} der Logik, die bis dahin das gebraucht hat: {3}.</translation>
    </message>
    <message>
        <source>Whether the model is right there is not known.</source>
        <translation>Ob das Modell dort recht hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The model does not hold it at the end.</source>
        <translation>Am Ende hält das Modell nicht daran fest.</translation>
    </message>
    <message>
        <source>The model has held {0} since segment {1}.</source>
        <translation>Das Modell hält {0} seit Segment {1}.</translation>
    </message>
    <message>
        <source>Forecast: {0} %</source>
        <translation>Vorhersage: {0} %</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>Forecast after segment {0}: right with {1} %.</source>
        <translation>Vorhersage nach Segment {0}: richtig mit {1} %.</translation>
    </message>
    <message>
        <source>Forecast after segment {0}: right with {1} %, in {2} segments.</source>
        <translation>Vorhersage nach Segment {0}: richtig mit {1} %, in {2} Segmenten.</translation>
    </message>
    <message>
        <source>So said: {0} of {1} unseen puzzles right, {2} of {3} of yours.</source>
        <translation>So gesagt: {0} von {1} ungesehenen Rätseln richtig, {2} von {3} von Ihren.</translation>
    </message>
    <message>
        <source>So said: {0} of {1} unseen puzzles right.</source>
        <translation>So gesagt: {0} von {1} ungesehenen Rätseln richtig.</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>back to before the mistake</source>
        <translation>zurück vor den Fehler</translation>
    </message>
    <message>
        <source>By the rules and the exact solver, not by the model</source>
        <translation>Nach den Regeln und dem exakten Löser, nicht vom Modell</translation>
    </message>
    <message>
        <source>The puzzle itself has no solution: its clues contradict each other.</source>
        <translation>Das Rätsel selbst hat keine Lösung: Seine Vorgaben widersprechen einander.</translation>
    </message>
    <message>
        <source>No mistake: all your digits stand in the only solution.</source>
        <translation>Kein Fehler: Alle Ihre Ziffern stehen in der einzigen Lösung.</translation>
    </message>
    <message>
        <source>No digit of yours contradicts the rules. The puzzle has several solutions, so no more can be said.</source>
        <translation>Keine Ihrer Ziffern widerspricht den Regeln. Das Rätsel hat mehrere Lösungen, mehr lässt sich daher nicht sagen.</translation>
    </message>
    <message>
        <source>Nothing before the mistake is known any more. It stands in {0}: empty that.</source>
        <translation>Vor dem Fehler ist kein Stand mehr bekannt. Er steht in {0}: Leeren Sie das.</translation>
    </message>
    <message>
        <source>Back by {0} step</source>
        <translation>Zurück um {0} Schritt</translation>
    </message>
    <message>
        <source>Back by {0} steps</source>
        <translation>Zurück um {0} Schritte</translation>
    </message>
    <message>
        <source>not in the only solution: {0}.</source>
        <translation>nicht in der einzigen Lösung: {0}.</translation>
    </message>
    <message>
        <source>against the rules: {0}.</source>
        <translation>gegen die Regeln: {0}.</translation>
    </message>
    <message>
        <source>{0}, to before the mistake: {1} Undo brings all back.</source>
        <translation>{0}, vor den Fehler: {1} Rückgängig bringt alles wieder.</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>orange, a disc</source>
        <translation>orange, eine Scheibe</translation>
    </message>
    <message>
        <source>blue, a square</source>
        <translation>blau, ein Quadrat</translation>
    </message>
    <message>
        <source>green, a triangle</source>
        <translation>grün, ein Dreieck</translation>
    </message>
    <message>
        <source>red, a diamond</source>
        <translation>rot, eine Raute</translation>
    </message>
    <message>
        <source>pink, a hexagon</source>
        <translation>rosa, ein Sechseck</translation>
    </message>
    <message>
        <source>grey, a ring</source>
        <translation>grau, ein Ring</translation>
    </message>
    <message>
        <source>There is nothing to print: no file is open</source>
        <translation>Es gibt nichts zu drucken: keine Datei ist offen</translation>
    </message>
    <message>
        <source>The puzzle on the board</source>
        <translation>Das Rätsel auf dem Brett</translation>
    </message>
    <message>
        <source>The board with what you wrote and coloured</source>
        <translation>Das Brett mit dem, was Sie schrieben und färbten</translation>
    </message>
    <message>
        <source>All puzzles of {0} ({1:,})</source>
        <translation>Alle Rätsel aus {0} ({1:,})</translation>
    </message>
    <message>
        <source>{0}, as the table shows it ({1:,})</source>
        <translation>{0}, wie die Tabelle es zeigt ({1:,})</translation>
    </message>
    <message>
        <source>The task on the bench</source>
        <translation>Die Aufgabe auf der Werkbank</translation>
    </message>
    <message>
        <source>given</source>
        <translation>vorgegeben</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>the model, {0} %</source>
        <translation>das Modell, {0} %</translation>
    </message>
    <message>
        <source>a guess of the model</source>
        <translation>eine Vermutung des Modells</translation>
    </message>
    <message>
        <source>a hint, by the rules</source>
        <translation>ein Hinweis, nach den Regeln</translation>
    </message>
    <message>
        <source>yours: {0}</source>
        <translation>eigene: {0}</translation>
    </message>
    <message>
        <source>breaks a rule</source>
        <translation>bricht eine Regel</translation>
    </message>
    <message>
        <source>row {0} column {1}: {2}</source>
        <translation>Zeile {0} Spalte {1}: {2}</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>Spalte {0}</translation>
    </message>
    <message>
        <source>box {0}</source>
        <translation>Block {0}</translation>
    </message>
    <message>
        <source>missing: {0}</source>
        <translation>es fehlen: {0}</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>There is no run yet; press Solve first.</source>
        <translation>Es gibt noch keinen Lauf; bitte zuerst Lösen.</translation>
    </message>
    <message>
        <source>Nothing was answered yet; press Answer first.</source>
        <translation>Noch wurde nichts beantwortet; bitte zuerst Antworten.</translation>
    </message>
    <message>
        <source>View {0:,} of {1:,}</source>
        <translation>Ansicht {0:,} von {1:,}</translation>
    </message>
    <message>
        <source>{0}, the model of this run, is not installed.</source>
        <translation>{0}, das Modell dieses Laufs, ist nicht installiert.</translation>
    </message>
    <message>
        <source>{0} is not opened: its weights alone take {1} MB, and the program has {2} of the {3} MB that it may have. Allow more in the settings, or choose a smaller model.</source>
        <translation>{0} wird nicht geöffnet: Allein seine Gewichte brauchen {1} MB, und das Programm hat {2} von den {3} MB, die es haben darf. Erlauben Sie in den Einstellungen mehr, oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Your files are in this folder already.</source>
        <translation>Ihre Dateien sind schon in diesem Ordner.</translation>
    </message>
    <message>
        <source>One of the folders is inside the other. Choose one that is apart.</source>
        <translation>Einer der Ordner liegt im anderen. Wählen Sie einen, der für sich liegt.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Einen Ordner {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>{0} is not empty. Choose an empty folder.</source>
        <translation>{0} ist nicht leer. Wählen Sie einen leeren Ordner.</translation>
    </message>
    <message>
        <source>{0} cannot be written to: {1}.</source>
        <translation>In {0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>There is no room: {0:,.0f} MB are to be moved, and {1:,.0f} MB are free there.</source>
        <translation>Dort ist kein Platz: {0:,.0f} MB sind zu verlegen, und {1:,.0f} MB sind frei.</translation>
    </message>
    <message>
        <source>A training is running; the storage folder is moved at a start when none is.</source>
        <translation>Ein Training läuft; der Speicherordner wird bei einem Start verlegt, bei dem keines läuft.</translation>
    </message>
    <message>
        <source>Something has changed in the folder while it was copied.</source>
        <translation>Im Ordner hat sich etwas geändert, während er kopiert wurde.</translation>
    </message>
    <message>
        <source>{0} is neither a file nor a folder.</source>
        <translation>{0} ist weder Datei noch Ordner.</translation>
    </message>
    <message>
        <source>{0} has changed while it was copied.</source>
        <translation>{0} hat sich geändert, während es kopiert wurde.</translation>
    </message>
    <message>
        <source>{0} reads otherwise than it was written.</source>
        <translation>{0} liest sich anders, als es geschrieben wurde.</translation>
    </message>
    <message>
        <source>Use the usual folder</source>
        <translation>Den üblichen Ordner benutzen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Your models, runs and boards are being moved to {0}.</source>
        <translation>Ihre Modelle, Läufe und Bretter werden nach {0} verlegt.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>The storage folder was not moved, and all is where it was. {0}</source>
        <translation>Der Speicherordner wurde nicht verlegt, und alles ist, wo es war. {0}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Broken off after {0:.0f} s</source>
        <translation>Nach {0:.0f} s abgebrochen</translation>
    </message>
    <message>
        <source>True candidates: by search through all solutions, not by the model</source>
        <translation>Wahre Kandidaten: durch Suche durch alle Lösungen, nicht vom Modell</translation>
    </message>
    <message>
        <source>Looking for solutions …</source>
        <translation>Lösungen werden gesucht …</translation>
    </message>
    <message>
        <source>{0}: nothing found.</source>
        <translation>{0}: nichts gefunden.</translation>
    </message>
    <message>
        <source>{0} solution</source>
        <translation>{0} Lösung</translation>
    </message>
    <message>
        <source>{0} solutions</source>
        <translation>{0} Lösungen</translation>
    </message>
    <message>
        <source>{0} so far …</source>
        <translation>{0} bisher …</translation>
    </message>
    <message>
        <source>{0}, with {1} found. The green digits occur in one; others may, too.</source>
        <translation>{0}, mit {1}. Die grünen Ziffern kommen in einer davon vor; andere vielleicht auch.</translation>
    </message>
    <message>
        <source>There is no solution with the digits on the board.</source>
        <translation>Mit den Ziffern auf dem Brett gibt es keine Lösung.</translation>
    </message>
    <message>
        <source>One solution: the green digits are it.</source>
        <translation>Eine Lösung: Die grünen Ziffern sind sie.</translation>
    </message>
    <message>
        <source>{0} of {1} cells are the same in all.</source>
        <translation>{0} von {1} Zellen sind in allen gleich.</translation>
    </message>
    <message>
        <source>More than {0:,} solutions. The green digits occur in at least one. {1}</source>
        <translation>Mehr als {0:,} Lösungen. Die grünen Ziffern kommen in mindestens einer vor. {1}</translation>
    </message>
    <message>
        <source>{0}. The green digits occur in at least one. {1}</source>
        <translation>{0}. Die grünen Ziffern kommen in mindestens einer vor. {1}</translation>
    </message>
    <message>
        <source>Over after {0}.</source>
        <translation>Vorbei nach {0}.</translation>
    </message>
    <message>
        <source>Savepoint set: {0}</source>
        <translation>Merkpunkt gesetzt: {0}</translation>
    </message>
    <message>
        <source>Back at {0}; undo brings the rest back</source>
        <translation>Zurück bei {0}; Rückgängig bringt den Rest wieder</translation>
    </message>
    <message>
        <source>{0} cell</source>
        <translation>{0} Zelle</translation>
    </message>
    <message>
        <source>{0} cells</source>
        <translation>{0} Zellen</translation>
    </message>
    <message>
        <source>{0} of your own</source>
        <translation>{0} von Ihnen</translation>
    </message>
    <message>
        <source>Savepoint {0:,}</source>
        <translation>Merkpunkt {0:,}</translation>
    </message>
    <message>
        <source>The printing system does not answer; save a PDF instead</source>
        <translation>Das Drucksystem antwortet nicht; stattdessen ein PDF sichern</translation>
    </message>
    <message>
        <source>The printing system could not be asked; save a PDF instead</source>
        <translation>Das Drucksystem ließ sich nicht fragen; stattdessen ein PDF sichern</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About HRM Studio</source>
        <translation>Über HRM Studio</translation>
    </message>
    <message>
        <source>HRM Studio {0}</source>
        <translation>HRM Studio {0}</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Watch a Hierarchical Reasoning Model solve puzzles on this computer. Nothing is sent anywhere. Apache-2.0.</source>
        <translation>Einem Hierarchical Reasoning Model auf diesem Computer beim Lösen von Rätseln zusehen. Nichts wird irgendwohin gesendet. Apache-2.0.</translation>
    </message>
    <message>
        <source>Runs with: {0}</source>
        <translation>Läuft mit: {0}</translation>
    </message>
    <message>
        <source>Devices: {0}</source>
        <translation>Geräte: {0}</translation>
    </message>
    <message>
        <source>Your models, runs and desks: {0}</source>
        <translation>Modelle, Trainings und Arbeitsstand: {0}</translation>
    </message>
    <message>
        <source>Your settings: {0}</source>
        <translation>Einstellungen: {0}</translation>
    </message>
    <message>
        <source>The log: {0}</source>
        <translation>Protokoll: {0}</translation>
    </message>
</context>
<context>
    <name>ActivityList</name>
    <message>
        <source>All that runs</source>
        <translation>Alles, was läuft</translation>
    </message>
    <message>
        <source>1 running</source>
        <translation>1 läuft</translation>
    </message>
    <message>
        <source>{0} running</source>
        <translation>{0} laufen</translation>
    </message>
</context>
<context>
    <name>Advanced</name>
    <message>
        <source>falls to a twentieth</source>
        <translation>fällt auf ein Zwanzigstel</translation>
    </message>
    <message>
        <source>under a random symmetry</source>
        <translation>unter zufälliger Symmetrie</translation>
    </message>
    <message>
        <source>all cores but one</source>
        <translation>alle Kerne bis auf einen</translation>
    </message>
    <message>
        <source>Minutes of training</source>
        <translation>Minuten Training</translation>
    </message>
    <message>
        <source>Puzzles in a batch</source>
        <translation>Rätsel je Batch</translation>
    </message>
    <message>
        <source>Smaller needs less memory</source>
        <translation>Kleiner braucht weniger Speicher</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The rate</source>
        <translation>Die Rate</translation>
    </message>
    <message>
        <source>By a half cosine until the end; without this it stays as it is</source>
        <translation>Nach einem halben Kosinus bis zum Ende; ohne dies bleibt sie, wie sie ist</translation>
    </message>
    <message>
        <source>Each look at a puzzle</source>
        <translation>Jeder Blick auf ein Rätsel</translation>
    </message>
    <message>
        <source>Turned, mirrored, relabelled; without this always as it is</source>
        <translation>Gedreht, gespiegelt, umbenannt; ohne dies immer unverändert</translation>
    </message>
    <message>
        <source>Moving average</source>
        <translation>Gleitendes Mittel</translation>
    </message>
    <message>
        <source>How much of the old weights stays in the average after each step</source>
        <translation>Wie viel von den alten Gewichten nach jedem Schritt im Mittel bleibt</translation>
    </message>
    <message>
        <source>Segments when checking</source>
        <translation>Segmente beim Prüfen</translation>
    </message>
    <message>
        <source>How long the model may think about a puzzle it is checked with</source>
        <translation>Wie lange das Modell über ein Prüfrätsel nachdenken darf</translation>
    </message>
    <message>
        <source>Generated puzzles mixed in</source>
        <translation>Erzeugte Rätsel beigemischt</translation>
    </message>
    <message>
        <source>So that it does not unlearn what it can already do</source>
        <translation>Damit es nicht verlernt, was es schon kann</translation>
    </message>
    <message>
        <source>… of the level</source>
        <translation>… der Stufe</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where it is trained</source>
        <translation>Wo trainiert wird</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU-Threads</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same run</source>
        <translation>Derselbe Startwert gibt denselben Lauf</translation>
    </message>
    <message>
        <source>the base&apos;s own kinds</source>
        <translation>die eigenen Arten des Ausgangsmodells</translation>
    </message>
    <message>
        <source>a graphics card, if there is one</source>
        <translation>eine Grafikkarte, wenn es eine gibt</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA graphics card</source>
        <translation>CUDA-Grafikkarte</translation>
    </message>
</context>
<context>
    <name>Again</name>
    <message>
        <source>The same puzzle, seen anew</source>
        <translation>Dasselbe Rätsel, neu gesehen</translation>
    </message>
    <message>
        <source>The board is empty; make or open a puzzle first.</source>
        <translation>Das Brett ist leer; bitte zuerst ein Rätsel erzeugen oder öffnen.</translation>
    </message>
    <message>
        <source>No model for this kind of puzzle is installed.</source>
        <translation>Für diese Art von Rätseln ist kein Modell installiert.</translation>
    </message>
    <message>
        <source>The maze is turned and mirrored.</source>
        <translation>Das Labyrinth wird gedreht und gespiegelt.</translation>
    </message>
    <message>
        <source>Digits are relabelled, rows and columns exchanged within bands, bands exchanged, the board transposed.</source>
        <translation>Ziffern werden umbenannt, Zeilen und Spalten innerhalb ihrer Bänder vertauscht, Bänder vertauscht, das Brett gespiegelt.</translation>
    </message>
    <message>
        <source>The model thinks about every view from the start; each answer is taken back to the puzzle as it is, and counts as one vote.</source>
        <translation>Das Modell denkt über jede Ansicht von vorn nach; jede Antwort wird auf das Rätsel, wie es ist, zurückübersetzt und zählt als eine Stimme.</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>AgainView</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same views</source>
        <translation>Derselbe Startwert gibt dieselben Ansichten</translation>
    </message>
    <message>
        <source>Think</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Views, as the model saw them</source>
        <translation>Ansichten, wie das Modell sie sah</translation>
    </message>
    <message>
        <source>Answers, the most votes first</source>
        <translation>Antworten, die meisten Stimmen zuerst</translation>
    </message>
    <message>
        <source>Put this view on the desk</source>
        <translation>Diese Ansicht auf den Tisch legen</translation>
    </message>
    <message>
        <source>With its run; undo brings back what lay there</source>
        <translation>Mit ihrem Lauf; Rückgängig bringt zurück, was dort lag</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The task is turned, mirrored and recoloured; every view gives one vote</source>
        <translation>Die Aufgabe wird gedreht, gespiegelt und umgefärbt; jede Ansicht gibt eine Stimme</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source> views</source>
        <translation> Ansichten</translation>
    </message>
</context>
<context>
    <name>ArcController</name>
    <message>
        <source>Copied: the task, as JSON</source>
        <translation>Kopiert: die Aufgabe, als JSON</translation>
    </message>
</context>
<context>
    <name>ArcDesk</name>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>add a test input</source>
        <translation>Testeingabe hinzufügen</translation>
    </message>
    <message>
        <source>add a pair</source>
        <translation>Paar hinzufügen</translation>
    </message>
    <message>
        <source>delete {0}</source>
        <translation>{0} löschen</translation>
    </message>
    <message>
        <source>move {0}</source>
        <translation>{0} verschieben</translation>
    </message>
    <message>
        <source>swap input and output of {0}</source>
        <translation>Ein- und Ausgabe tauschen, {0}</translation>
    </message>
    <message>
        <source>check</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>keep as the solution</source>
        <translation>als Lösung behalten</translation>
    </message>
    <message>
        <source>test {0}</source>
        <translation>Test {0}</translation>
    </message>
    <message>
        <source>pair {0}</source>
        <translation>Paar {0}</translation>
    </message>
    <message>
        <source>answer of {0}</source>
        <translation>Antwort, {0}</translation>
    </message>
    <message>
        <source>output of {0}</source>
        <translation>Ausgabe, {0}</translation>
    </message>
    <message>
        <source>input of {0}</source>
        <translation>Eingabe, {0}</translation>
    </message>
</context>
<context>
    <name>ArcExchange</name>
    <message>
        <source>open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
    <message>
        <source>There is no task {0} here; open a folder that has it.</source>
        <translation>Hier gibt es keine Aufgabe {0}; einen Ordner öffnen, der sie enthält.</translation>
    </message>
    <message>
        <source>There are no other tasks to choose from; open a folder of tasks first.</source>
        <translation>Es gibt keine anderen Aufgaben zur Wahl; zuerst einen Ordner mit Aufgaben öffnen.</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>new task</source>
        <translation>neue Aufgabe</translation>
    </message>
    <message>
        <source>This text is neither cells nor a task: {0}</source>
        <translation>Dieser Text ist weder Zellen noch eine Aufgabe: {0}</translation>
    </message>
    <message>
        <source>pasted task</source>
        <translation>eingefügte Aufgabe</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>Saved {0}: {1} of {2} test inputs are answered.</source>
        <translation>Gespeichert: {0}. {1} von {2} Testeingaben sind beantwortet.</translation>
    </message>
    <message>
        <source>{0} files were left out; the first: {1}</source>
        <translation>{0} Dateien wurden ausgelassen; die erste: {1}</translation>
    </message>
</context>
<context>
    <name>ArcReport</name>
    <message>
        <source>Your task</source>
        <translation>Eigene Aufgabe</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>To draw your own answer, choose My answer.</source>
        <translation>Für eine eigene Antwort „Eigene“ wählen.</translation>
    </message>
    <message>
        <source>Every segment of thought will stand here, to be looked at again.</source>
        <translation>Hier wird jedes gedachte Segment stehen, um es noch einmal anzusehen.</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>{0:.0f} ms a view</source>
        <translation>{0:.0f} ms je Ansicht</translation>
    </message>
    <message>
        <source>{0:.1f} s a view</source>
        <translation>{0:.1f} s je Ansicht</translation>
    </message>
    <message>
        <source>&amp;Learn again</source>
        <translation>Noch einmal &amp;lernen</translation>
    </message>
    <message>
        <source>&amp;Learn this task</source>
        <translation>Aufgabe &amp;lernen</translation>
    </message>
    <message>
        <source>&amp;Read this task</source>
        <translation>Aufgabe &amp;lesen</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Board</source>
        <translation>Brett</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Show it on the board</source>
        <translation>Auf dem Brett zeigen</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>make black</source>
        <translation>schwarz machen</translation>
    </message>
    <message>
        <source>paint {0}</source>
        <translation>{0} malen</translation>
    </message>
    <message>
        <source>paste {0} x {1} cells</source>
        <translation>{0} x {1} Zellen einfügen</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>flip left to right</source>
        <translation>links-rechts spiegeln</translation>
    </message>
    <message>
        <source>flip top to bottom</source>
        <translation>oben-unten spiegeln</translation>
    </message>
    <message>
        <source>rotate</source>
        <translation>drehen</translation>
    </message>
    <message>
        <source>swap {0} and {1}</source>
        <translation>{0} und {1} tauschen</translation>
    </message>
    <message>
        <source>recolour {0} to {1}</source>
        <translation>{0} in {1} umfärben</translation>
    </message>
    <message>
        <source>resize to {0} x {1}</source>
        <translation>Größe {0} x {1}</translation>
    </message>
    <message>
        <source>crop to {0} x {1}</source>
        <translation>auf {0} x {1} zuschneiden</translation>
    </message>
    <message>
        <source>copy the input</source>
        <translation>Eingabe kopieren</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>leeren</translation>
    </message>
    <message>
        <source>move {0} x {1} cells</source>
        <translation>{0} x {1} Zellen verschieben</translation>
    </message>
    <message>
        <source>fill with {0}</source>
        <translation>mit {0} füllen</translation>
    </message>
</context>
<context>
    <name>Collector</name>
    <message>
        <source>reading …</source>
        <translation>liest …</translation>
    </message>
    <message>
        <source>making puzzles: {0} of {1} …</source>
        <translation>Rätsel entstehen: {0} von {1} …</translation>
    </message>
    <message>
        <source>{0} puzzles so far …</source>
        <translation>{0} Rätsel bisher …</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>There is nothing to compare: no model for this puzzle is installed.</source>
        <translation>Es gibt nichts zu vergleichen: kein Modell für dieses Rätsel ist installiert.</translation>
    </message>
    <message>
        <source>Choose two runs, or solve the puzzle on the board first.</source>
        <translation>Zwei Läufe wählen oder zuerst das Rätsel auf dem Brett lösen.</translation>
    </message>
    <message>
        <source>These runs are over two different puzzles: {0}, and {1}.</source>
        <translation>Diese Läufe gehören zu zwei verschiedenen Rätseln: {0} und {1}.</translation>
    </message>
    <message>
        <source>your puzzle</source>
        <translation>eigenes Rätsel</translation>
    </message>
    <message>
        <source>{0:.0f} ms</source>
        <translation>{0:.0f} ms</translation>
    </message>
    <message>
        <source>A segment took {0} and {1}.</source>
        <translation>Ein Segment dauerte {0} und {1}.</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>vergleichen</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Think</source>
        <translation>Denken</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>HRM Studio has a fault</source>
        <translation>HRM Studio hat einen Fehler</translation>
    </message>
    <message>
        <source>Details for a report</source>
        <translation>Einzelheiten für eine Meldung</translation>
    </message>
    <message>
        <source>What lies on the boards, with its undo history, is kept by itself and is there again at the next start. You can go on; if the window behaves oddly, close it and start again.</source>
        <translation>Was auf den Brettern liegt, bleibt mit allem, was sich zurücknehmen lässt, von selbst erhalten und ist beim nächsten Start wieder da. Die Arbeit kann weitergehen; verhält sich das Fenster seltsam, hilft ein Neustart.</translation>
    </message>
    <message>
        <source>Nothing is remembered in this session, because its memory file cannot be used. Save what you want to keep (Ctrl+S) before you close the window.</source>
        <translation>In dieser Sitzung wird nichts gemerkt, weil die Gedächtnisdatei nicht benutzbar ist. Was bleiben soll, vor dem Schließen speichern (Strg+S).</translation>
    </message>
    <message>
        <source>The log is in {0}</source>
        <translation>Das Protokoll liegt in {0}</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Something went wrong. {0}</source>
        <translation>Etwas ist schiefgegangen. {0}</translation>
    </message>
    <message>
        <source>HRM Studio has {0} faults</source>
        <translation>HRM Studio hat {0} Fehler</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Share that is right</source>
        <translation>Anteil, der richtig ist</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>whole puzzles</source>
        <translation>ganze Rätsel</translation>
    </message>
    <message>
        <source>Q-halt</source>
        <translation>Q-Halt</translation>
    </message>
    <message>
        <source>unseen puzzles</source>
        <translation>ungesehene Rätsel</translation>
    </message>
    <message>
        <source>Segments until it halts</source>
        <translation>Segmente bis zum Anhalten</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>step {0:.0f}: {1}</source>
        <translation>Schritt {0:.0f}: {1}</translation>
    </message>
</context>
<context>
    <name>DataStep</name>
    <message>
        <source>Bring back {0:,}</source>
        <translation>{0:,} zurückholen</translation>
    </message>
    <message>
        <source>The kind of puzzle to train on; each has its own collection</source>
        <translation>Die Art der Rätsel für das Training; jede hat ihre eigene Sammlung</translation>
    </message>
    <message>
        <source>Add files …</source>
        <translation>Dateien …</translation>
    </message>
    <message>
        <source>Lists, tables, drawings, pictures; with or without solutions</source>
        <translation>Dateien hinzufügen: Listen, Tabellen, Zeichnungen, Bilder; mit oder ohne Lösungen</translation>
    </message>
    <message>
        <source>Add folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Every file in a folder and below it</source>
        <translation>Jede Datei in einem Ordner und darunter hinzufügen</translation>
    </message>
    <message>
        <source>From the board</source>
        <translation>Vom Brett</translation>
    </message>
    <message>
        <source>The puzzle that is on the Solve page</source>
        <translation>Das Rätsel der Seite Lösen</translation>
    </message>
    <message>
        <source>ARC tasks</source>
        <translation>ARC-Aufgaben</translation>
    </message>
    <message>
        <source>A folder of ARC tasks: train a base of your own on them</source>
        <translation>Ein Ordner mit ARC-Aufgaben: damit eine eigene Basis trainieren</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>The examples of the program, and the puzzles of your saved sessions</source>
        <translation>Die Beispiele des Programms und die Rätsel der gespeicherten Sitzungen</translation>
    </message>
    <message>
        <source>How many puzzles to make, or to find</source>
        <translation>Wie viele Rätsel zu erzeugen oder zu finden sind</translation>
    </message>
    <message>
        <source>Level of the puzzles to make</source>
        <translation>Stufe der Rätsel, die erzeugt werden</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Make new puzzles</source>
        <translation>Neue Rätsel erzeugen</translation>
    </message>
    <message>
        <source>Only problems</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Leave the chosen rows out</source>
        <translation>Die gewählten Zeilen auslassen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Leave all of them out</source>
        <translation>Alle auslassen</translation>
    </message>
    <message>
        <source>What was removed or cleared last</source>
        <translation>Was zuletzt entfernt oder geleert wurde</translation>
    </message>
    <message>
        <source>Share kept for checking</source>
        <translation>Anteil, der zum Prüfen bleibt</translation>
    </message>
    <message>
        <source>Puzzles with the same solution or walls, up to symmetry, stay on one side</source>
        <translation>Rätsel mit bis auf Symmetrie gleicher Lösung oder gleichen Wänden bleiben auf einer Seite</translation>
    </message>
    <message>
        <source>Next: set up</source>
        <translation>Weiter: einrichten</translation>
    </message>
    <message>
        <source>Keep for checking</source>
        <translation>Zum Prüfen</translation>
    </message>
    <message>
        <source>variants stay together</source>
        <translation>Varianten bleiben zusammen</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>clue</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>colour of {0}</source>
        <translation>Farbe der {0}</translation>
    </message>
    <message>
        <source>colour {0}</source>
        <translation>Farbe {0}</translation>
    </message>
    <message>
        <source>no colours</source>
        <translation>keine Farben</translation>
    </message>
    <message>
        <source>candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>back to {0}</source>
        <translation>zurück zu {0}</translation>
    </message>
    <message>
        <source>savepoint</source>
        <translation>Merkpunkt</translation>
    </message>
    <message>
        <source>no colour</source>
        <translation>keine Farbe</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>empty board</source>
        <translation>leeres Brett</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>zu {0}</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>zurücksetzen</translation>
    </message>
    <message>
        <source>solve</source>
        <translation>lösen</translation>
    </message>
</context>
<context>
    <name>DrawPanel</name>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Drag to draw walls; from a wall on, to erase</source>
        <translation>Ziehen zeichnet Wände; von einer Wand aus löscht es</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Drag a straight wall</source>
        <translation>Eine gerade Wand ziehen</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Drag the outline of a rectangle</source>
        <translation>Den Umriss eines Rechtecks ziehen</translation>
    </message>
    <message>
        <source>{0} x {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>Click the cell where the way begins.</source>
        <translation>Die Zelle anklicken, in der der Weg beginnt.</translation>
    </message>
    <message>
        <source>Click the cell where the way ends.</source>
        <translation>Die Zelle anklicken, in der der Weg endet.</translation>
    </message>
    <message>
        <source>Start S</source>
        <translation>Start S</translation>
    </message>
    <message>
        <source>Rows and columns of the board</source>
        <translation>Zeilen und Spalten des Bretts</translation>
    </message>
    <message>
        <source>Click where the way begins (S)</source>
        <translation>Anklicken, wo der Weg beginnt (S)</translation>
    </message>
    <message>
        <source>Goal G</source>
        <translation>Ziel G</translation>
    </message>
    <message>
        <source>Click where the way ends (G)</source>
        <translation>Anklicken, wo der Weg endet (G)</translation>
    </message>
    <message>
        <source>Keys: arrows go, Space draws or erases, S and G put start and goal. Over a run Space plays; # draws and Del erases.</source>
        <translation>Tasten: Pfeile gehen, Leer zeichnet oder löscht, S und G setzen Start und Ziel. Über einem Lauf spielt Leer ab; # zeichnet, Entf löscht.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>{0}; what is drawn stays</source>
        <translation>{0}; Gezeichnetes bleibt</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Walls become free, and back</source>
        <translation>Wände werden frei und umgekehrt</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>An empty board of this size</source>
        <translation>Ein leeres Brett dieser Größe</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Walls all around; once more, none there</source>
        <translation>Wände ringsum; noch einmal, und dort ist keine</translation>
    </message>
    <message>
        <source>All shortest paths</source>
        <translation>Alle kürzesten Wege</translation>
    </message>
    <message>
        <source>Every cell that lies on some shortest path</source>
        <translation>Jede Zelle, die auf einem kürzesten Weg liegt</translation>
    </message>
    <message>
        <source>What a search without learning visits, and the path it finds</source>
        <translation>Was eine Suche ohne Lernen besucht, und den Weg, den sie findet</translation>
    </message>
    <message>
        <source>Classic search</source>
        <translation>Klassische Suche</translation>
    </message>
    <message>
        <source>No classic search</source>
        <translation>Keine klassische Suche</translation>
    </message>
    <message>
        <source>Breadth-first search</source>
        <translation>Breitensuche</translation>
    </message>
    <message>
        <source>A* search</source>
        <translation>A*-Suche</translation>
    </message>
    <message>
        <source>Drag walls, S, G</source>
        <translation>Wände, S, G ziehen</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Engine and device</source>
        <translation>Engine und Gerät</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Of ONNX Runtime. One is best for the models that came with the program: a second one waits for the first more than it helps</source>
        <translation>Von ONNX Runtime. Einer ist am besten für die mitgelieferten Modelle: ein zweiter wartet mehr auf den ersten, als er hilft</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Making a puzzle …</source>
        <translation>Erzeugt ein Rätsel …</translation>
    </message>
    <message>
        <source>Reading {0} …</source>
        <translation>Liest {0} …</translation>
    </message>
    <message>
        <source>puzzle {0} of {1}</source>
        <translation>Rätsel {0} von {1}</translation>
    </message>
    <message>
        <source>This picture is no puzzle: {0}</source>
        <translation>Dieses Bild ist kein Rätsel: {0}</translation>
    </message>
    <message>
        <source>There is no text to paste; copy a puzzle first.</source>
        <translation>Es gibt keinen Text zum Einfügen; zuerst ein Rätsel kopieren.</translation>
    </message>
    <message>
        <source>This text is no puzzle: {0}</source>
        <translation>Dieser Text ist kein Rätsel: {0}</translation>
    </message>
    <message>
        <source>Pasted puzzle</source>
        <translation>Eingefügtes Rätsel</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>new task</source>
        <translation>neue Aufgabe</translation>
    </message>
    <message>
        <source>new puzzle</source>
        <translation>neues Rätsel</translation>
    </message>
    <message>
        <source>Made with the seed {0}, which gives this puzzle again</source>
        <translation>Mit dem Startwert {0} erzeugt, der dieses Rätsel wieder ergibt</translation>
    </message>
    <message>
        <source>cells with one candidate are clues, other candidates are pencil marks</source>
        <translation>Zellen mit einem Kandidaten sind Vorgaben, andere Kandidaten sind Notizen</translation>
    </message>
    <message>
        <source>open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>ein Lauf</translation>
    </message>
</context>
<context>
    <name>ExplainCard</name>
    <message>
        <source>What am I seeing?</source>
        <translation>Was ist hier zu sehen?</translation>
    </message>
    <message>
        <source>The Hierarchical Reasoning Model thinks in segments: a slow planner and a fast worker exchange notes, then the model answers the whole board at once and decides whether to think on. No rule is written down in it, but its shape helps: the one for sudoku is given which cells share a row, column or box and that all digits are alike, the one for mazes which cells are neighbours. All else it has learned from examples.</source>
        <translation>Das Hierarchical Reasoning Model denkt in Segmenten: ein langsamer Planer und ein schneller Arbeiter tauschen Notizen aus, dann beantwortet das Modell das ganze Brett auf einmal und entscheidet, ob es weiterdenkt. Keine Regel ist darin aufgeschrieben, aber seine Form hilft: dem für Sudoku ist gegeben, welche Zellen Zeile, Spalte oder Block teilen und dass alle Ziffern gleich sind, dem für Labyrinthe, welche Zellen Nachbarn sind. Alles andere hat es aus Beispielen gelernt.</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>There is no model to export</source>
        <translation>Es gibt kein Modell zum Exportieren</translation>
    </message>
    <message>
        <source>Export {0} into a new folder below</source>
        <translation>{0} in einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>{0}; ONNX follows …</source>
        <translation>{0}; ONNX folgt …</translation>
    </message>
    <message>
        <source>Exported to {0}; ONNX within {1:.1g} of PyTorch</source>
        <translation>Exportiert nach {0}; ONNX weicht höchstens {1:.1g} von PyTorch ab</translation>
    </message>
    <message>
        <source>Stopped: {0} has the model, and no ONNX file</source>
        <translation>Angehalten: In {0} liegt das Modell, ohne ONNX-Datei</translation>
    </message>
</context>
<context>
    <name>FileTable</name>
    <message>
        <source>Board</source>
        <translation>Brett</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Puzzle</source>
        <translation>Rätsel</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Belief</source>
        <translation>Überzeugung</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
</context>
<context>
    <name>FolderController</name>
    <message>
        <source>being read …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>It ends with the step it is at.</source>
        <translation>Es endet mit dem Schritt, bei dem es ist.</translation>
    </message>
    <message>
        <source>No model that can learn ARC tasks is installed.</source>
        <translation>Kein Modell ist installiert, das ARC-Aufgaben lernen kann.</translation>
    </message>
    <message>
        <source>Open a folder of tasks</source>
        <translation>Einen Ordner mit Aufgaben öffnen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} gespeichert</translation>
    </message>
    <message>
        <source>Official submission (*.json)</source>
        <translation>Offizielle Einreichung (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>FolderPage</name>
    <message>
        <source>A folder of ARC tasks</source>
        <translation>Ein Ordner mit ARC-Aufgaben</translation>
    </message>
    <message>
        <source>No task is like this. Ask for less, or open another folder.</source>
        <translation>Keine Aufgabe ist so. Weniger verlangen oder einen anderen Ordner öffnen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Go on ({0} left)</source>
        <translation>Weiter (noch {0})</translation>
    </message>
    <message>
        <source>Models that have learnt a task, with their sizes; delete them here</source>
        <translation>Modelle, die eine Aufgabe gelernt haben, mit ihren Größen; hier löschen</translation>
    </message>
    <message>
        <source>Learnt tasks</source>
        <translation>Gelernte Aufgaben</translation>
    </message>
    <message>
        <source>A folder of files, one a task, or of files of many tasks; or drop one here</source>
        <translation>Ein Ordner mit Dateien, je eine Aufgabe oder viele; oder einen hierher ziehen</translation>
    </message>
    <message>
        <source>Open a folder …</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Back to the task on the ARC bench</source>
        <translation>Zurück zur Aufgabe auf der ARC-Werkbank</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Werkbank</translation>
    </message>
    <message>
        <source>Back to whole files of sudokus and mazes  (Alt+2)</source>
        <translation>Zurück zu ganzen Dateien mit Sudokus und Labyrinthen  (Alt+2)</translation>
    </message>
    <message>
        <source>← Files</source>
        <translation>← Dateien</translation>
    </message>
    <message>
        <source>Train the model that tasks are learnt from further, on these tasks</source>
        <translation>Das Modell, aus dem Aufgaben gelernt werden, mit diesen Aufgaben weiter trainieren</translation>
    </message>
    <message>
        <source>Tune a base …</source>
        <translation>Basis anpassen …</translation>
    </message>
    <message>
        <source>How far the tasks are</source>
        <translation>Wie weit die Aufgaben sind</translation>
    </message>
    <message>
        <source>For how long each task is learnt</source>
        <translation>Wie lange jede Aufgabe gelernt wird</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} Schritte</translation>
    </message>
    <message>
        <source>At sight</source>
        <translation>Vom Blatt</translation>
    </message>
    <message>
        <source>The task is turned, mirrored and recoloured; every view gives one vote</source>
        <translation>Die Aufgabe wird gedreht, gespiegelt und umgefärbt; jede Ansicht gibt eine Stimme</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Keep what is learnt</source>
        <translation>Gelerntes behalten</translation>
    </message>
    <message>
        <source>Each learnt task stays as a model of its own, and is answered at once</source>
        <translation>Jede gelernte Aufgabe bleibt als eigenes Modell und wird sofort beantwortet</translation>
    </message>
    <message>
        <source>In a process of its own; it goes on when the window is closed</source>
        <translation>In einem eigenen Prozess; er läuft weiter, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>With the tasks that were begun last</source>
        <translation>Mit den zuletzt begonnenen Aufgaben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The answers as a file</source>
        <translation>Die Antworten als Datei</translation>
    </message>
    <message>
        <source>submission.json …</source>
        <translation>submission.json …</translation>
    </message>
    <message>
        <source>Answers as CSV …</source>
        <translation>Antworten als CSV …</translation>
    </message>
    <message>
        <source>Open a folder of ARC tasks, or drop one here. You see all of them, look at any on the bench, and let the model learn and answer them one after the other, also over night.</source>
        <translation>Einen Ordner mit ARC-Aufgaben öffnen oder hierher ziehen. Man sieht alle, schaut jede auf der Werkbank an und lässt das Modell sie nacheinander lernen und beantworten, auch über Nacht.</translation>
    </message>
    <message>
        <source>None of these tasks is answered yet.</source>
        <translation>Keine dieser Aufgaben ist schon beantwortet.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Nach dem Namen suchen</translation>
    </message>
    <message>
        <source>Rows or columns of the largest grid</source>
        <translation>Zeilen oder Spalten des größten Gitters</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What is known of the task</source>
        <translation>Was von der Aufgabe bekannt ist</translation>
    </message>
    <message>
        <source>Which tasks</source>
        <translation>Welche Aufgaben</translation>
    </message>
    <message>
        <source>Any of the tasks shown, on the bench  (Ctrl+Shift+R)</source>
        <translation>Irgendeine der gezeigten Aufgaben, auf der Werkbank  (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>A picture of each; double-click opens one</source>
        <translation>Ein Bild von jeder; ein Doppelklick öffnet eine</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>The two tries beside the truth</source>
        <translation>Die zwei Versuche neben der Lösung</translation>
    </message>
</context>
<context>
    <name>Follower</name>
    <message>
        <source>How the puzzles of the library stand is not kept: {0}</source>
        <translation>Der Stand der Rätsel in der Sammlung wird nicht gespeichert: {0}</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>What there is to be seen</source>
        <translation>Was es zu sehen gibt</translation>
    </message>
    <message>
        <source>Each was found among generated puzzles, with the models that came with the program, and thinks anew when you watch it: nothing is recorded.</source>
        <translation>Jeder Fall wurde unter erzeugten Rätseln gefunden, mit den mitgelieferten Modellen, und wird beim Zusehen neu gedacht: nichts ist aufgezeichnet.</translation>
    </message>
    <message>
        <source>Open the task</source>
        <translation>Aufgabe öffnen</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>Zusehen</translation>
    </message>
</context>
<context>
    <name>GuessCard</name>
    <message>
        <source>Guesses</source>
        <translation>Vermutungen</translation>
    </message>
    <message>
        <source>Guesses of the search</source>
        <translation>Vermutungen der Suche</translation>
    </message>
</context>
<context>
    <name>Harder</name>
    <message>
        <source>think harder</source>
        <translation>härter nachdenken</translation>
    </message>
    <message>
        <source>Think &amp;harder: {0} segments</source>
        <translation>Härter &amp;nachdenken: {0} Segmente</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Done: {0}</source>
        <translation>Ausgeführt: {0}</translation>
    </message>
    <message>
        <source>By the rules, not by the model</source>
        <translation>Nach den Regeln, nicht vom Modell</translation>
    </message>
    <message>
        <source>Back to before it</source>
        <translation>Zurück davor</translation>
    </message>
    <message>
        <source>Hint {0} of 3: by the rules, not by the model</source>
        <translation>Hinweis {0} von 3: nach den Regeln, nicht vom Modell</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Tell me more</source>
        <translation>Mehr verraten</translation>
    </message>
</context>
<context>
    <name>HuntBar</name>
    <message>
        <source>The model to find puzzles for</source>
        <translation>Das Modell, für das Rätsel gesucht werden</translation>
    </message>
    <message>
        <source>Find puzzles it fails</source>
        <translation>Schwierige finden</translation>
    </message>
    <message>
        <source>Makes puzzles of this level and keeps those the model does not solve</source>
        <translation>Erzeugt Rätsel dieser Stufe und behält die, die das Modell nicht löst</translation>
    </message>
    <message>
        <source>Find and train</source>
        <translation>Suchen und trainieren</translation>
    </message>
    <message>
        <source>One button for all of it: finds puzzles of this level that the model does not solve, for three minutes at most, trains it ten minutes on them, and replays before and after side by side</source>
        <translation>Alles mit einem Knopf: sucht höchstens drei Minuten lang Rätsel dieser Stufe, die das Modell nicht löst, trainiert es zehn Minuten damit und zeigt vorher und nachher nebeneinander</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
</context>
<context>
    <name>Hunter</name>
    <message>
        <source>{0} fails, {1}</source>
        <translation>{0} scheitert, {1}</translation>
    </message>
    <message>
        <source>opening the model …</source>
        <translation>öffnet das Modell …</translation>
    </message>
    <message>
        <source>making puzzles …</source>
        <translation>erzeugt Rätsel …</translation>
    </message>
    <message>
        <source>{0} found among {1} ({2:.1%}) · {3:.1f} puzzles/s</source>
        <translation>{0} gefunden unter {1} ({2:.1%}) · {3:.1f} Rätsel/s</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>Thinking again …</source>
        <translation>Denkt noch einmal …</translation>
    </message>
    <message>
        <source>Thought again and looked into: {0} in {1:.2f} s. {2}</source>
        <translation>Noch einmal gedacht und hineingesehen: {0} in {1:.2f} s. {2}</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>Inside the two modules</source>
        <translation>In den zwei Modulen</translation>
    </message>
    <message>
        <source>How far the state of a module moves in each of its steps: the residual, per number.</source>
        <translation>Wie weit sich der Zustand eines Moduls in jedem seiner Schritte bewegt: das Residuum, je Zahl.</translation>
    </message>
    <message>
        <source>Where H is after every cycle</source>
        <translation>Wo H nach jedem Zyklus ist</translation>
    </message>
    <message>
        <source>Where L is after every step</source>
        <translation>Wo L nach jedem Schritt ist</translation>
    </message>
    <message>
        <source>The two directions in which it varies most (PCA): {0:.0%} and {1:.0%}.</source>
        <translation>Die zwei Richtungen, in denen er sich am meisten ändert (PCA): {0:.0%} und {1:.0%}.</translation>
    </message>
    <message>
        <source>Cosine of H before and after segment {0}: {1:.2f}.</source>
        <translation>Kosinus von H vor und nach Segment {0}: {1:.2f}.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>After every segment the model gives each symbol a probability. Left: now. Right: a line for each symbol over the segments, from 0 % below to 100 % on top.</source>
        <translation>Nach jedem Segment gibt das Modell jedem Symbol eine Wahrscheinlichkeit. Links: jetzt. Rechts: eine Linie für jedes Symbol über die Segmente, von 0 % unten bis 100 % oben.</translation>
    </message>
</context>
<context>
    <name>ItemsModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Puzzle</source>
        <translation>Rätsel</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>What you do is not kept for the next start: {0}</source>
        <translation>Für den nächsten Start wird nichts aufgehoben: {0}</translation>
    </message>
</context>
<context>
    <name>KeyTable</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New keys of the chosen command</source>
        <translation>Neue Tasten des gewählten Befehls</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>{0} belongs to: {1}</source>
        <translation>{0} gehört zu: {1}</translation>
    </message>
</context>
<context>
    <name>LearnChart</name>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>left-out pair: right</source>
        <translation>ausgelassenes Paar: richtig</translation>
    </message>
</context>
<context>
    <name>LearnPanel</name>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>How far the learning is</source>
        <translation>Wie weit das Lernen ist</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} Schr.</translation>
    </message>
    <message>
        <source>For how long it is tuned</source>
        <translation>Wie lange angepasst wird</translation>
    </message>
    <message>
        <source>At sight</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>The pairs are read, nothing is tuned</source>
        <translation>Die Paare werden gelesen, nichts wird angepasst</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>LearntDialog</name>
    <message>
        <source>Learnt tasks</source>
        <translation>Gelernte Aufgaben</translation>
    </message>
    <message>
        <source>Delete the selected</source>
        <translation>Ausgewählte löschen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A task that is deleted can be learnt again at any time.</source>
        <translation>Eine gelöschte Aufgabe lässt sich jederzeit wieder lernen.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>the model&apos;s path</source>
        <translation>Weg des Modells</translation>
    </message>
    <message>
        <source>its belief in a path</source>
        <translation>wie sehr es an einen Weg glaubt</translation>
    </message>
    <message>
        <source>first wrong step</source>
        <translation>erster falscher Schritt</translation>
    </message>
    <message>
        <source>some shortest path</source>
        <translation>ein kürzester Weg</translation>
    </message>
    <message>
        <source>path of the classic search</source>
        <translation>Weg der klassischen Suche</translation>
    </message>
    <message>
        <source>given</source>
        <translation>vorgegeben</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>the model&apos;s: a longer line is surer</source>
        <translation>vom Modell: längere Linie ist sicherer</translation>
    </message>
    <message>
        <source>breaks a rule</source>
        <translation>bricht eine Regel</translation>
    </message>
    <message>
        <source>just changed</source>
        <translation>eben geändert</translation>
    </message>
</context>
<context>
    <name>LevelPage</name>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Only lines with …</source>
        <translation>Nur Zeilen mit …</translation>
    </message>
    <message>
        <source>Only lines with</source>
        <translation>Nur Zeilen mit</translation>
    </message>
    <message>
        <source>Save log …</source>
        <translation>Protokoll speichern …</translation>
    </message>
    <message>
        <source>The lines on show, as a text file</source>
        <translation>Die gezeigten Zeilen als Textdatei</translation>
    </message>
</context>
<context>
    <name>Logic</name>
    <message>
        <source>Only sudokus are reasoned about.</source>
        <translation>Nur über Sudokus wird geschlossen.</translation>
    </message>
    <message>
        <source>There is no run yet; press Solve first.</source>
        <translation>Es gibt noch keinen Lauf; zuerst auf Lösen drücken.</translation>
    </message>
    <message>
        <source>Reasoning …</source>
        <translation>Schließt …</translation>
    </message>
</context>
<context>
    <name>LogicView</name>
    <message>
        <source>Model and logic</source>
        <translation>Modell und Logik</translation>
    </message>
    <message>
        <source>Cells by the hardest technique that they need</source>
        <translation>Zellen nach der schwersten Technik, die sie brauchen</translation>
    </message>
    <message>
        <source>Logic needs</source>
        <translation>Die Logik braucht</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Held at the end</source>
        <translation>Am Ende gehalten</translation>
    </message>
    <message>
        <source>Half of them by segment</source>
        <translation>Die Hälfte bis Segment</translation>
    </message>
    <message>
        <source>All of these by segment</source>
        <translation>Alle diese bis Segment</translation>
    </message>
    <message>
        <source>Logic: the step that proves a cell</source>
        <translation>Logik: der Schritt, der eine Zelle beweist</translation>
    </message>
    <message>
        <source>Model: the segment since which it has held it</source>
        <translation>Modell: das Segment, seit dem es sie hält</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>HRM Studio</source>
        <translation>HRM Studio</translation>
    </message>
    <message>
        <source>Puzzles and sessions ({0});;All files (*)</source>
        <translation>Rätsel und Sitzungen ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a folder of tasks</source>
        <translation>Einen Ordner mit Aufgaben öffnen</translation>
    </message>
    <message>
        <source>Session (*{0})</source>
        <translation>Sitzung (*{0})</translation>
    </message>
    <message>
        <source>ARC task (*.json)</source>
        <translation>ARC-Aufgabe (*.json)</translation>
    </message>
    <message>
        <source>Official submission (*.json)</source>
        <translation>Offizielle Einreichung (*.json)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Picture, {0} pixels (*.png)</source>
        <translation>Bild, {0} Pixel (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Film (*.gif)</source>
        <translation>Film (*.gif)</translation>
    </message>
    <message>
        <source>Film without loss (*.webp)</source>
        <translation>Verlustfreier Film (*.webp)</translation>
    </message>
    <message>
        <source>Report that works offline (*.html)</source>
        <translation>Bericht, der ohne Netz läuft (*.html)</translation>
    </message>
    <message>
        <source>Table of all curves (*.csv)</source>
        <translation>Tabelle aller Kurven (*.csv)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Copied: {0}</source>
        <translation>Kopiert: {0}</translation>
    </message>
    <message>
        <source>Copied as text</source>
        <translation>Als Text kopiert</translation>
    </message>
    <message>
        <source>Copied as a picture</source>
        <translation>Als Bild kopiert</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>MazeDesk</name>
    <message>
        <source>It finds no way.</source>
        <translation>Sie findet keinen Weg.</translation>
    </message>
    <message>
        <source>It visits {0} cells and finds {1} moves.</source>
        <translation>Sie besucht {0} Zellen und findet {1} Schritte.</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>MazePage</name>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Single walls at random, as in Maze-Hard</source>
        <translation>Einzelne Wände nach Zufall, wie in Maze-Hard</translation>
    </message>
    <message>
        <source>Long winding corridors without loops</source>
        <translation>Lange gewundene Gänge ohne Schleifen</translation>
    </message>
    <message>
        <source>Many short dead ends, no loops</source>
        <translation>Viele kurze Sackgassen, keine Schleifen</translation>
    </message>
    <message>
        <source>Without loops, every such maze equally likely</source>
        <translation>Ohne Schleifen, jedes solche Labyrinth gleich wahrscheinlich</translation>
    </message>
    <message>
        <source>Halls with ragged walls</source>
        <translation>Hallen mit zerklüfteten Wänden</translation>
    </message>
    <message>
        <source>Winding corridors with several ways round</source>
        <translation>Gewundene Gänge mit mehreren Umwegen</translation>
    </message>
    <message>
        <source>Rectangular rooms with doors</source>
        <translation>Rechteckige Räume mit Türen</translation>
    </message>
    <message>
        <source>Few single walls on an open board</source>
        <translation>Wenige einzelne Wände auf offenem Brett</translation>
    </message>
    <message>
        <source>{0} to {1} rows and columns</source>
        <translation>{0} bis {1} Zeilen und Spalten</translation>
    </message>
</context>
<context>
    <name>MemoryCap</name>
    <message>
        <source>Memory of this program; a training is a process of its own</source>
        <translation>Arbeitsspeicher dieses Programms; ein Training ist ein eigener Prozess</translation>
    </message>
    <message>
        <source>{0:,.0f} of {1:,.0f} MB</source>
        <translation>{0:,.0f} von {1:,.0f} MB</translation>
    </message>
    <message>
        <source>{0:,.0f} MB</source>
        <translation>{0:,.0f} MB</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>{0}, {1:,} parameters</source>
        <translation>{0}, {1:,} Parameter</translation>
    </message>
</context>
<context>
    <name>ModelsController</name>
    <message>
        <source>Taking in {0} …</source>
        <translation>Nimmt {0} auf …</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>{0} · default</source>
        <translation>{0} · Standard</translation>
    </message>
    <message>
        <source>PyTorch, on CUDA if it answers</source>
        <translation>PyTorch, auf CUDA, wenn es antwortet</translation>
    </message>
    <message>
        <source>{0} runs with: {1}</source>
        <translation>{0} läuft mit: {1}</translation>
    </message>
    <message>
        <source>Both engines answer stored puzzles …</source>
        <translation>Beide Engines beantworten gespeicherte Rätsel …</translation>
    </message>
    <message>
        <source>To compare, PyTorch is needed, which is not installed.</source>
        <translation>Zum Vergleichen braucht es PyTorch, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>An exported file runs with ONNX Runtime alone.</source>
        <translation>Eine exportierte Datei läuft nur mit ONNX Runtime.</translation>
    </message>
    <message>
        <source>Not compared since the window opened.</source>
        <translation>Seit dem Öffnen des Fensters nicht verglichen.</translation>
    </message>
    <message>
        <source>On {0} stored puzzles, {1} segments each, no number differs by more than {2:.2g}; {3:.2%} of the answered cells are alike.</source>
        <translation>Bei {0} gespeicherten Rätseln mit je {1} Segmenten weicht keine Zahl um mehr als {2:.2g} ab; {3:.2%} der beantworteten Zellen sind gleich.</translation>
    </message>
    <message>
        <source>{0} is in the library</source>
        <translation>{0} ist in der Bibliothek</translation>
    </message>
    <message>
        <source>Models (*.onnx *.safetensors model.json step_* checkpoint);;All files (*)</source>
        <translation>Modelle (*.onnx *.safetensors model.json step_* checkpoint);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Ein Modell importieren</translation>
    </message>
    <message>
        <source>Import a model: its folder</source>
        <translation>Ein Modell importieren: sein Ordner</translation>
    </message>
    <message>
        <source>{0} is used where no model is named</source>
        <translation>{0} wird benutzt, wo kein Modell genannt ist</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Delete {0} from the disk? This cannot be undone.</source>
        <translation>{0} von der Festplatte löschen? Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Compare the engines</source>
        <translation>Engines vergleichen</translation>
    </message>
    <message>
        <source>Is the default</source>
        <translation>Ist der Standard</translation>
    </message>
    <message>
        <source>Set as default</source>
        <translation>Zum Standard machen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>An exported model, an ONNX file, or a checkpoint of the official code; dropping does the same</source>
        <translation>Ein exportiertes Modell, eine ONNX-Datei oder ein Checkpoint des offiziellen Codes; Hereinziehen geht auch</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>&amp;File …</source>
        <translation>&amp;Datei …</translation>
    </message>
    <message>
        <source>Fol&amp;der …</source>
        <translation>&amp;Ordner …</translation>
    </message>
    <message>
        <source>Use in Solve</source>
        <translation>Zum Lösen benutzen</translation>
    </message>
    <message>
        <source>Used in the window and by hrm where no model is named</source>
        <translation>Wird im Fenster und von hrm benutzt, wo kein Modell genannt ist</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Do the engines agree?</source>
        <translation>Stimmen die Engines überein?</translation>
    </message>
    <message>
        <source>Both engines answer the stored puzzles, in a process of their own</source>
        <translation>Beide Engines beantworten die gespeicherten Rätsel, in einem eigenen Prozess</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
</context>
<context>
    <name>NewPuzzleDialog</name>
    <message>
        <source>New puzzle</source>
        <translation>Neues Rätsel</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Erzeugen</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Solve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Watch a model think about a puzzle  (Alt+1)</source>
        <translation>Einem Modell beim Nachdenken über ein Rätsel zusehen  (Alt+1)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Let a model solve every puzzle of a file  (Alt+2)</source>
        <translation>Ein Modell alle Rätsel einer Datei lösen lassen  (Alt+2)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Train a model on your own puzzles  (Alt+3)</source>
        <translation>Ein Modell mit eigenen Rätseln trainieren  (Alt+3)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The models on this computer, and what runs them  (Alt+4)</source>
        <translation>Die Modelle auf diesem Computer, und was sie rechnet  (Alt+4)</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>Befehle durchsuchen</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Is it read right?</source>
        <translation>Richtig gelesen?</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>This picture is a maze in two ways. Which squares are walls?</source>
        <translation>Dieses Bild lässt sich auf zwei Weisen als Labyrinth lesen. Welche Felder sind Wände?</translation>
    </message>
    <message>
        <source>Are the walls taken for what they are?</source>
        <translation>Sind die Wände richtig erkannt?</translation>
    </message>
    <message>
        <source>Is every digit read right?</source>
        <translation>Ist jede Ziffer richtig gelesen?</translation>
    </message>
    <message>
        <source>Is this the maze?</source>
        <translation>Ist das das Labyrinth?</translation>
    </message>
    <message>
        <source>Dark is wall</source>
        <translation>Dunkel ist Wand</translation>
    </message>
    <message>
        <source>Light is wall</source>
        <translation>Hell ist Wand</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Was gelesen wurde</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview of the page</source>
        <translation>Vorschau der Seite</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print puzzles</source>
        <translation>Rätsel drucken</translation>
    </message>
    <message>
        <source>Solutions on the last pages</source>
        <translation>Lösungen auf den letzten Seiten</translation>
    </message>
    <message>
        <source>Those that came with the puzzles, else by an exact solver; never the model&apos;s</source>
        <translation>Die mit den Rätseln kamen, sonst von einem exakten Löser; nie vom Modell</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The system names no printer; save a PDF instead</source>
        <translation>Das System nennt keinen Drucker; speichern Sie ein PDF</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>The system is asked for its printers …</source>
        <translation>Das System wird nach seinen Druckern gefragt …</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Solutions, by exact search or as they came with the puzzles</source>
        <translation>Lösungen, durch exakte Suche oder wie sie mit den Rätseln kamen</translation>
    </message>
    <message>
        <source>HRM Studio · page {0} of {1}</source>
        <translation>HRM Studio · Seite {0} von {1}</translation>
    </message>
    <message>
        <source>{0} page</source>
        <translation>{0} Seite</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} Seiten</translation>
    </message>
    <message>
        <source>Laying out …</source>
        <translation>Seiten werden gesetzt …</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Puzzles a page</source>
        <translation>Rätsel je Seite</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Saved {0}</source>
        <translation>{0} gespeichert</translation>
    </message>
    <message>
        <source>These are the first {0:,} puzzles.</source>
        <translation>Das sind die ersten {0:,} Rätsel.</translation>
    </message>
    <message>
        <source>{0} puzzle has no one solution that is known.</source>
        <translation>Für {0} Rätsel ist nicht genau eine Lösung bekannt.</translation>
    </message>
    <message>
        <source>{0} puzzles have no one solution that is known.</source>
        <translation>Für {0} Rätsel ist nicht genau eine Lösung bekannt.</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>Seiten (*.pdf)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Puzzles</source>
        <translation>Rätsel</translation>
    </message>
    <message>
        <source>Sent {0} page</source>
        <translation>{0} Seite gesendet</translation>
    </message>
    <message>
        <source>Sent {0} pages</source>
        <translation>{0} Seiten gesendet</translation>
    </message>
</context>
<context>
    <name>PuzzleChooser</name>
    <message>
        <source>Which puzzle of the file</source>
        <translation>Welches Rätsel der Datei</translation>
    </message>
    <message>
        <source>Puzzle</source>
        <translation>Rätsel</translation>
    </message>
    <message>
        <source>The puzzle before</source>
        <translation>Das vorige Rätsel</translation>
    </message>
    <message>
        <source>The next puzzle</source>
        <translation>Das nächste Rätsel</translation>
    </message>
    <message>
        <source> of {0:,}</source>
        <translation> von {0:,}</translation>
    </message>
</context>
<context>
    <name>PuzzlePanel</name>
    <message>
        <source>Clues</source>
        <translation>Rätsel</translation>
    </message>
    <message>
        <source>Typing writes clues: the puzzle (F2)</source>
        <translation>Getipptes wird zur Vorgabe: zum Rätsel (F2)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Typing writes your own answer (F3)</source>
        <translation>Getipptes wird zur eigenen Antwort (F3)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Typing writes pencil marks (F4)</source>
        <translation>Getipptes wird zur Notiz (F4)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Digits colour cells; with Ctrl, candidates (F12)</source>
        <translation>Ziffern färben Zellen, mit Strg Kandidaten (F12)</translation>
    </message>
    <message>
        <source>Candidates if unsure</source>
        <translation>Kandidaten, wo unsicher</translation>
    </message>
    <message>
        <source>Where the model is unsure, its likely symbols are drawn small, by belief</source>
        <translation>Wo das Modell unsicher ist, stehen seine wahrscheinlichen Symbole klein, nach Überzeugung</translation>
    </message>
    <message>
        <source>How far the model&apos;s state moved in each cell</source>
        <translation>Wie weit sich der Zustand des Modells in jeder Zelle bewegt hat</translation>
    </message>
    <message>
        <source>Colour of the cells</source>
        <translation>Farbe der Zellen</translation>
    </message>
    <message>
        <source>Plain cells</source>
        <translation>Schlichte Zellen</translation>
    </message>
    <message>
        <source>Heat: planner (H)</source>
        <translation>Bewegung: Planer (H)</translation>
    </message>
    <message>
        <source>Heat: worker (L)</source>
        <translation>Bewegung: Arbeiter (L)</translation>
    </message>
    <message>
        <source>{0}; with Ctrl, candidate {1}</source>
        <translation>{0}; mit Strg Kandidat {1}</translation>
    </message>
    <message>
        <source>With Ctrl, candidate {0}</source>
        <translation>Mit Strg Kandidat {0}</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Empty the chosen cells (Del)</source>
        <translation>Die gewählten Zellen leeren (Entf)</translation>
    </message>
    <message>
        <source>{0} moved little to most</source>
        <translation>{0} wenig bis viel bewegt</translation>
    </message>
</context>
<context>
    <name>PuzzleTable</name>
    <message>
        <source>Board</source>
        <translation>Brett</translation>
    </message>
    <message>
        <source>Puzzle</source>
        <translation>Rätsel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>Behalten am</translation>
    </message>
</context>
<context>
    <name>PuzzlesController</name>
    <message>
        <source>It is in the library already</source>
        <translation>Es ist schon in der Sammlung</translation>
    </message>
    <message>
        <source>Kept in the library of puzzles</source>
        <translation>In die Rätselsammlung aufgenommen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Stichwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Deleted: {0:,}</source>
        <translation>Gelöscht: {0:,}</translation>
    </message>
    <message>
        <source>Puzzles ({0});;All files (*)</source>
        <translation>Rätsel ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import puzzles</source>
        <translation>Rätsel importieren</translation>
    </message>
    <message>
        <source>Read: {0:,}</source>
        <translation>Gelesen: {0:,}</translation>
    </message>
    <message>
        <source>Reading {0} …</source>
        <translation>{0} wird gelesen …</translation>
    </message>
    <message>
        <source>{0}: new: {1:,}</source>
        <translation>{0}: neu: {1:,}</translation>
    </message>
    <message>
        <source>there already: {0:,}</source>
        <translation>schon da: {0:,}</translation>
    </message>
    <message>
        <source>no puzzles: {0:,}</source>
        <translation>keine Rätsel: {0:,}</translation>
    </message>
    <message>
        <source>Rated: {0:,} of {1:,} (sudokus with one solution)</source>
        <translation>Eingestuft: {0:,} von {1:,} (Sudokus mit einer Lösung)</translation>
    </message>
    <message>
        <source>Rating …</source>
        <translation>Wird eingestuft …</translation>
    </message>
    <message>
        <source>Export puzzles</source>
        <translation>Rätsel exportieren</translation>
    </message>
    <message>
        <source>Saved in {0}: {1:,}.</source>
        <translation>Gespeichert in {0}: {1:,}.</translation>
    </message>
    <message>
        <source>Cannot be read: {0:,}.</source>
        <translation>Nicht lesbar: {0:,}.</translation>
    </message>
    <message>
        <source>Writing {0} …</source>
        <translation>{0} wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>PuzzlesView</name>
    <message>
        <source>Library of puzzles</source>
        <translation>Rätselsammlung</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What was deleted comes back</source>
        <translation>Das Gelöschte kommt zurück</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What was done so far stays</source>
        <translation>Was bis dahin geschah, bleibt</translation>
    </message>
    <message>
        <source>any tag</source>
        <translation>alle Stichwörter</translation>
    </message>
    <message>
        <source>Search title and tags</source>
        <translation>In Titeln und Stichwörtern suchen</translation>
    </message>
    <message>
        <source>Kind of puzzle</source>
        <translation>Art des Rätsels</translation>
    </message>
    <message>
        <source>any kind</source>
        <translation>alle Arten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>any state</source>
        <translation>jeder Stand</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>Nothing is kept yet. Keep this puzzle, in the File menu, keeps what is on the board; Import keeps every puzzle of a file, and so does dropping files here.</source>
        <translation>Noch ist nichts behalten. „Dieses Rätsel behalten“ im Menü „Datei“ nimmt auf, was auf dem Brett liegt; „Importieren“ nimmt jedes Rätsel einer Datei auf, ebenso wenn Sie Dateien hierher ziehen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>On its board, with what you wrote on it; Enter does the same</source>
        <translation>Auf seinem Brett, mit dem, was Sie darauf schrieben; Enter tut dasselbe</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Another title; F2 does the same</source>
        <translation>Ein anderer Titel; F2 tut dasselbe</translation>
    </message>
    <message>
        <source>Tags …</source>
        <translation>Stichwörter …</translation>
    </message>
    <message>
        <source>Words of your own, to find it by</source>
        <translation>Eigene Wörter, um es wiederzufinden</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Einstufen</translation>
    </message>
    <message>
        <source>Find out how hard the chosen sudokus are, by singles</source>
        <translation>Herausfinden, wie schwer die gewählten Sudokus sind, nach Einern</translation>
    </message>
    <message>
        <source>As new</source>
        <translation>Wie neu</translation>
    </message>
    <message>
        <source>Forget what was written on it and how it stands</source>
        <translation>Vergessen, was darauf geschrieben wurde und wie es steht</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Take them out; this can be undone</source>
        <translation>Herausnehmen; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Keep every puzzle of files, tagged with the file&apos;s name</source>
        <translation>Jedes Rätsel von Dateien aufnehmen, mit dem Dateinamen als Stichwort</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>The chosen puzzles as a file; all in view if none is</source>
        <translation>Die gewählten Rätsel als Datei; ist keines gewählt, alle gezeigten</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>The chosen puzzles on paper; all in view if none is</source>
        <translation>Die gewählten Rätsel auf Papier; ohne Auswahl alle sichtbaren</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>The newest {0:,} runs within {1:,} MB are kept; Settings change that.</source>
        <translation>Die neuesten {0:,} Läufe bis {1:,} MB bleiben; die Einstellungen ändern das.</translation>
    </message>
    <message>
        <source>Runs are not kept; Settings change that.</source>
        <translation>Läufe werden nicht aufgehoben; die Einstellungen ändern das.</translation>
    </message>
</context>
<context>
    <name>RecentView</name>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>liest …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>See it again, segment by segment</source>
        <translation>Noch einmal ansehen, Segment für Segment</translation>
    </message>
    <message>
        <source>Two chosen runs side by side, or one beside the run on the board</source>
        <translation>Zwei gewählte Läufe nebeneinander, oder einer neben dem Lauf auf dem Brett</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Take the chosen runs off the disk</source>
        <translation>Die gewählten Läufe von der Festplatte nehmen</translation>
    </message>
    <message>
        <source>Nothing yet: press Solve, and the run will stand here.</source>
        <translation>Noch nichts: Lösen drücken, dann steht der Lauf hier.</translation>
    </message>
</context>
<context>
    <name>RecolorDialog</name>
    <message>
        <source>Recolour</source>
        <translation>Umfärben</translation>
    </message>
    <message>
        <source>Both change places</source>
        <translation>Beide tauschen</translation>
    </message>
    <message>
        <source>Every cell of this colour</source>
        <translation>Jede Zelle dieser Farbe</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>wird</translation>
    </message>
</context>
<context>
    <name>ReplayBar</name>
    <message>
        <source>Play all steps, or pause</source>
        <translation>Alle Schritte abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play all steps</source>
        <translation>Alle Schritte abspielen</translation>
    </message>
    <message>
        <source>Step of the history</source>
        <translation>Schritt des Verlaufs</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>der Anfang</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{0} von {1}: {2}</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Type clues on the board, paste a puzzle, or drop a file here.</source>
        <translation>Vorgaben tippen, ein Rätsel einfügen oder eine Datei hierher ziehen.</translation>
    </message>
    <message>
        <source>First choose Start S and click a cell, then draw walls; or drop a file here.</source>
        <translation>Zuerst „Start S“ wählen und eine Zelle anklicken, dann Wände zeichnen; oder eine Datei hier ablegen.</translation>
    </message>
    <message>
        <source>Empty board</source>
        <translation>Leeres Brett</translation>
    </message>
    <message>
        <source>{0} clue</source>
        <translation>{0} Vorgabe</translation>
    </message>
    <message>
        <source>{0} clues</source>
        <translation>{0} Vorgaben</translation>
    </message>
    <message>
        <source>{0} x {1} cells, {2} examples</source>
        <translation>{0} x {1} Zellen, {2} Beispiele</translation>
    </message>
    <message>
        <source>{0}. Fewer than 17 never have just one solution.</source>
        <translation>{0}. Weniger als 17 haben nie nur eine Lösung.</translation>
    </message>
    <message>
        <source>{0} clues, one solution</source>
        <translation>{0} Vorgaben, eine Lösung</translation>
    </message>
    <message>
        <source>Your puzzle</source>
        <translation>Eigenes Rätsel</translation>
    </message>
    <message>
        <source>Its model sees {0} x {0} cells; the rest is filled with walls.</source>
        <translation>Sein Modell sieht {0} x {0} Zellen; der Rest ist mit Wänden gefüllt.</translation>
    </message>
    <message>
        <source>Every segment of thought will stand here, to be looked at again.</source>
        <translation>Hier wird jedes gedachte Segment stehen, um es noch einmal anzusehen.</translation>
    </message>
    <message>
        <source>The puzzle, before the first segment</source>
        <translation>Das Rätsel, vor dem ersten Segment</translation>
    </message>
    <message>
        <source>Try {0}</source>
        <translation>Versuch {0}</translation>
    </message>
    <message>
        <source>{0} guess</source>
        <translation>{0} Vermutung</translation>
    </message>
    <message>
        <source>{0} guesses</source>
        <translation>{0} Vermutungen</translation>
    </message>
    <message>
        <source>{0} of {1} segments used</source>
        <translation>{0} von {1} Segmenten verbraucht</translation>
    </message>
    <message>
        <source>Segment {0}   ·   {1}   ·   {2:.0f} ms</source>
        <translation>Segment {0}   ·   {1}   ·   {2:.0f} ms</translation>
    </message>
    <message>
        <source>{0:.0f} ms per segment</source>
        <translation>{0:.0f} ms je Segment</translation>
    </message>
    <message>
        <source>loading …</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Solve</source>
        <translation>&amp;Lösen</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>Use in Solve</source>
        <translation>Zum Lösen benutzen</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Trotzdem benutzen</translation>
    </message>
    <message>
        <source>segment {0} of {1}</source>
        <translation>Segment {0} von {1}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Your unseen puzzles</source>
        <translation>Die ungesehenen Rätsel</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Segment by segment, both models in step</source>
        <translation>Segment für Segment, beide Modelle im Gleichschritt</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Put the model into the library, with where it came from</source>
        <translation>Das Modell mit seiner Herkunft in die Bibliothek stellen</translation>
    </message>
    <message>
        <source>Model name</source>
        <translation>Modellname</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Curves, figures and a replay of this run in one page that works offline</source>
        <translation>Kurven, Zahlen und eine Wiedergabe dieses Laufs in einer Seite, die ohne Netz geht</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>Länger trainieren</translation>
    </message>
    <message>
        <source>Go on with this run for as long again</source>
        <translation>Diesen Lauf noch einmal so lange fortsetzen</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>The model is answering your unseen puzzles …</source>
        <translation>Das Modell beantwortet die ungesehenen Rätsel …</translation>
    </message>
    <message>
        <source>The result cannot be looked at</source>
        <translation>Das Ergebnis lässt sich nicht ansehen</translation>
    </message>
    <message>
        <source>This run has no puzzles of yours to be checked with.</source>
        <translation>Dieser Lauf hat keine eigenen Rätsel zum Prüfen.</translation>
    </message>
    <message>
        <source>On what was left out: {0:.1%} right before, {1:.1%} after {2:,} steps</source>
        <translation>Beim Ausgelassenen: {0:.1%} richtig vorher, {1:.1%} nach {2:,} Schritten</translation>
    </message>
    <message>
        <source>after {0:,} steps</source>
        <translation>nach {0:,} Schritten</translation>
    </message>
    <message>
        <source>{0} newly solved, {1} no longer</source>
        <translation>{0} neu gelöst, {1} nicht mehr</translation>
    </message>
    <message>
        <source>exactly as the label: {0} before, {1} after</source>
        <translation>genau wie die Vorlage: {0} vorher, {1} nachher</translation>
    </message>
    <message>
        <source>Puzzle {0}, {1} x {2}</source>
        <translation>Rätsel {0}, {1} x {2}</translation>
    </message>
    <message>
        <source>Puzzle {0}, {1} clues</source>
        <translation>Rätsel {0}, {1} Vorgaben</translation>
    </message>
    <message>
        <source>solved, another way than the label</source>
        <translation>gelöst, auf anderem Weg als die Vorlage</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>writing the model …</source>
        <translation>schreibt das Modell …</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>Seite (*.html)</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>Der Bericht ist in {0}</translation>
    </message>
    <message>
        <source>in the library as {0}</source>
        <translation>in der Bibliothek als {0}</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Try 1</source>
        <translation>Versuch 1</translation>
    </message>
    <message>
        <source>Try 2</source>
        <translation>Versuch 2</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Test {0}</source>
        <translation>Test {0}</translation>
    </message>
    <message>
        <source>Pair {0}</source>
        <translation>Paar {0}</translation>
    </message>
</context>
<context>
    <name>RunKeeper</name>
    <message>
        <source>Runs are not kept: {0}</source>
        <translation>Läufe werden nicht aufgehoben: {0}</translation>
    </message>
</context>
<context>
    <name>RunStep</name>
    <message>
        <source>compare with …</source>
        <translation>vergleichen mit …</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pausing …</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Save and end the process: CPU and memory are free; it goes on bit for bit</source>
        <translation>Speichern und den Prozess beenden: CPU und Speicher sind frei; es geht Bit für Bit weiter</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume with smaller batches</source>
        <translation>Mit kleineren Batches fortsetzen</translation>
    </message>
    <message>
        <source>The same batch in parts, one after the other: less memory, the same learning</source>
        <translation>Derselbe Batch in Teilen nacheinander: weniger Speicher, dasselbe Lernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>End it now and delete the run</source>
        <translation>Jetzt beenden und den Lauf löschen</translation>
    </message>
    <message>
        <source>See result</source>
        <translation>Ergebnis ansehen</translation>
    </message>
    <message>
        <source>of those that ended</source>
        <translation>der beendeten</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>samples/s</source>
        <translation>Beispiele/s</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>cells right</source>
        <translation>Zellen richtig</translation>
    </message>
    <message>
        <source>of all under way</source>
        <translation>aller laufenden</translation>
    </message>
    <message>
        <source>puzzles right</source>
        <translation>Rätsel richtig</translation>
    </message>
    <message>
        <source>unseen solved</source>
        <translation>ungesehen gelöst</translation>
    </message>
    <message>
        <source>at the last look</source>
        <translation>beim letzten Blick</translation>
    </message>
    <message>
        <source>Q-halt right</source>
        <translation>Q-Halt richtig</translation>
    </message>
    <message>
        <source>halts at</source>
        <translation>hält an bei</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>Mit einem anderen Lauf vergleichen</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>log. Verlust</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>A picture (.png) or the figures (.csv)</source>
        <translation>Ein Bild (.png) oder die Zahlen (.csv)</translation>
    </message>
    <message>
        <source>smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Pinned puzzle: training step × segment</source>
        <translation>Angeheftetes Rätsel: Trainingsschritt × Segment</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>starting …</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <source>looking at the base model first …</source>
        <translation>sieht sich zuerst das Ausgangsmodell an …</translation>
    </message>
    <message>
        <source>{0} of training left</source>
        <translation>noch {0} Training</translation>
    </message>
    <message>
        <source>Picture (*.png);;Figures (*.csv)</source>
        <translation>Bild (*.png);;Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>Export curves</source>
        <translation>Kurven exportieren</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Protokoll speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>The chosen run</source>
        <translation>Der gewählte Lauf</translation>
    </message>
    <message>
        <source>Compare curves with …</source>
        <translation>Kurven vergleichen mit …</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Notes …</source>
        <translation>Notizen …</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>1 run still going</source>
        <translation>1 Lauf läuft noch</translation>
    </message>
    <message>
        <source>{0} runs still going</source>
        <translation>{0} Läufe laufen noch</translation>
    </message>
    <message>
        <source>{0} interrupted: resume?</source>
        <translation>{0} unterbrochen: fortsetzen?</translation>
    </message>
    <message>
        <source>The run saves and ends …</source>
        <translation>Der Lauf speichert und endet …</translation>
    </message>
    <message>
        <source>End this run now and delete it with all it has learned?</source>
        <translation>Diesen Lauf jetzt beenden und mit allem Gelernten löschen?</translation>
    </message>
    <message>
        <source>Delete this run with its checkpoints? A published model stays.</source>
        <translation>Diesen Lauf mit seinen Checkpoints löschen? Ein veröffentlichtes Modell bleibt.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>SavepointsView</name>
    <message>
        <source>Savepoints</source>
        <translation>Merkpunkte</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of a new savepoint</source>
        <translation>Name eines neuen Merkpunkts</translation>
    </message>
    <message>
        <source>Set it now</source>
        <translation>Jetzt setzen</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Nothing yet. F6 sets one, F7 goes back to the latest.</source>
        <translation>Noch nichts. F6 setzt einen, F7 geht zum letzten zurück.</translation>
    </message>
    <message>
        <source>Those of the puzzle on the desk, the latest first; F2 renames one.</source>
        <translation>Die zum Rätsel auf dem Tisch, der letzte zuerst; F2 benennt einen um.</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>The last one: {0}</source>
        <translation>Der letzte: {0}</translation>
    </message>
    <message>
        <source>What the last puzzle was made with</source>
        <translation>Womit das letzte Rätsel erzeugt wurde</translation>
    </message>
    <message>
        <source>The same seed gives the same puzzle, here and with hrm generate --seed.</source>
        <translation>Derselbe Startwert gibt dasselbe Rätsel, hier und mit hrm generate --seed.</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Back to what it was at first</source>
        <translation>Zurück auf den Anfangswert</translation>
    </message>
    <message>
        <source>Reset: {0}</source>
        <translation>Zurücksetzen: {0}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Storage folder size clean up log</source>
        <translation>Speicherplatz Ordner Größe aufräumen Protokoll</translation>
    </message>
</context>
<context>
    <name>SetupStep</name>
    <message>
        <source>a new model, from scratch</source>
        <translation>ein neues Modell, von Grund auf</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung abbrechen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Choices of a file: a recipe (.toml), or the config.json of any run</source>
        <translation>Die Wahl aus einer Datei: ein Rezept (.toml) oder die config.json irgendeines Laufs</translation>
    </message>
    <message>
        <source>Import choices …</source>
        <translation>Einstellungen einlesen …</translation>
    </message>
    <message>
        <source>Write the choices into a file, to be imported here or elsewhere</source>
        <translation>Die Wahl in eine Datei schreiben, um sie hier oder anderswo einzulesen</translation>
    </message>
    <message>
        <source>Export choices …</source>
        <translation>Einstellungen ausgeben …</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Quick try
2 minutes</source>
        <translation>Kurzer Versuch
2 Minuten</translation>
    </message>
    <message>
        <source>Coffee
10 minutes</source>
        <translation>Kaffeepause
10 Minuten</translation>
    </message>
    <message>
        <source>Lunch break
45 minutes</source>
        <translation>Mittagspause
45 Minuten</translation>
    </message>
    <message>
        <source>Overnight
8 hours</source>
        <translation>Über Nacht
8 Stunden</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>What the preset stands for</source>
        <translation>Wofür die Dauer steht</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Vor dem Start</translation>
    </message>
    <message>
        <source>Measure with 20 steps</source>
        <translation>Mit 20 Schritten messen</translation>
    </message>
    <message>
        <source>A dry run: trains 20 steps on the side and throws the result away</source>
        <translation>Ein Probelauf: trainiert nebenbei 20 Schritte und wirft das Ergebnis weg</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Training is a process of its own: it goes on when this window is closed, and can be paused at any time without losing work.</source>
        <translation>Das Training ist ein eigener Prozess: es geht weiter, wenn dieses Fenster geschlossen wird, und kann jederzeit ohne Verlust angehalten werden.</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>My {0} {1}</source>
        <translation>Mein {0} {1}</translation>
    </message>
    <message>
        <source>{0} is imported, but there is no model {1}: a new one is chosen</source>
        <translation>{0} ist eingelesen, aber es gibt kein Modell {1}: gewählt ist ein neues</translation>
    </message>
    <message>
        <source>{0} is imported</source>
        <translation>{0} ist eingelesen</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} ist gespeichert</translation>
    </message>
    <message>
        <source>Choices ({0})</source>
        <translation>Einstellungen ({0})</translation>
    </message>
    <message>
        <source>Import choices</source>
        <translation>Einstellungen einlesen</translation>
    </message>
    <message>
        <source>Export choices</source>
        <translation>Einstellungen ausgeben</translation>
    </message>
    <message>
        <source>training 20 steps with batches of {0} …</source>
        <translation>20 Schritte mit Stapeln von {0} werden trainiert …</translation>
    </message>
    <message>
        <source>training 20 steps …</source>
        <translation>trainiert 20 Schritte …</translation>
    </message>
    <message>
        <source>There was too little memory for batches of {0}. {1} puzzles are set, which need {2:,.0f} MB.</source>
        <translation>Für Stapel von {0} war zu wenig Arbeitsspeicher da. {1} Rätsel sind eingestellt, die {2:,.0f} MB brauchen.</translation>
    </message>
    <message>
        <source>Batches of {0} need {1:,.0f} MB, more than the {2:,.0f} MB that may be taken. {3} puzzles are set, which need {4:,.0f} MB.</source>
        <translation>Stapel von {0} brauchen {1:,.0f} MB, mehr als die {2:,.0f} MB, die genommen werden dürfen. {3} Rätsel sind eingestellt, die {4:,.0f} MB brauchen.</translation>
    </message>
    <message>
        <source>A step needs {0:,.0f} MB, more than the {1:,.0f} MB that may be taken. Choose a smaller model, close other programs, or allow more memory in the settings.</source>
        <translation>Ein Schritt braucht {0:,.0f} MB, mehr als die {1:,.0f} MB, die genommen werden dürfen. Wählen Sie ein kleineres Modell, schließen Sie andere Programme, oder erlauben Sie in den Einstellungen mehr Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>That did not work: {0}</source>
        <translation>Das ging nicht: {0}</translation>
    </message>
</context>
<context>
    <name>SizeFields</name>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>SpokenTable</name>
    <message>
        <source>Cells of the board</source>
        <translation>Zellen des Bretts</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>All that runs: how far it is, and what ends it</source>
        <translation>Alles, was läuft: wie weit es ist und was es beendet</translation>
    </message>
</context>
<context>
    <name>StorageCard</name>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder: {0}</source>
        <translation>Ordner öffnen: {0}</translation>
    </message>
    <message>
        <source>Clean up …</source>
        <translation>Aufräumen …</translation>
    </message>
    <message>
        <source>Clean up: {0}</source>
        <translation>Aufräumen: {0}</translation>
    </message>
    <message>
        <source>measuring …</source>
        <translation>wird gemessen …</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Move the folder …</source>
        <translation>Ordner verlegen …</translation>
    </message>
    <message>
        <source>Do not move it</source>
        <translation>Nicht verlegen</translation>
    </message>
    <message>
        <source>Delete the old one …</source>
        <translation>Den alten löschen …</translation>
    </message>
    <message>
        <source>At the next start it is moved to {0}.</source>
        <translation>Beim nächsten Start wird er nach {0} verlegt.</translation>
    </message>
    <message>
        <source>A copy of it still lies in {0}, where it was before.</source>
        <translation>Eine Kopie davon liegt noch in {0}, wo er vorher war.</translation>
    </message>
    <message>
        <source>Move the storage folder to an empty folder</source>
        <translation>Speicherordner in einen leeren Ordner verlegen</translation>
    </message>
    <message>
        <source>Move {0:,} files ({1}) to {2} when HRM Studio starts next?

All is copied and compared before the new folder is used. The files that are here now stay until you delete them in the settings. Settings and log stay where they are.</source>
        <translation>{0:,} Dateien ({1}) beim nächsten Start von HRM Studio nach {2} verlegen?

Alles wird kopiert und verglichen, bevor der neue Ordner benutzt wird. Die Dateien, die jetzt hier sind, bleiben, bis Sie sie in den Einstellungen löschen. Einstellungen und Protokoll bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Move the storage folder</source>
        <translation>Speicherordner verlegen</translation>
    </message>
    <message>
        <source>Delete the files in {0}? HRM Studio uses those in {1}.</source>
        <translation>Die Dateien in {0} löschen? HRM Studio benutzt die in {1}.</translation>
    </message>
    <message>
        <source>Delete the old one</source>
        <translation>Den alten löschen</translation>
    </message>
    <message>
        <source>Models of your own</source>
        <translation>Eigene Modelle</translation>
    </message>
    <message>
        <source>Learnt ARC tasks</source>
        <translation>Gelernte ARC-Aufgaben</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Trainingsläufe</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Answers to whole files</source>
        <translation>Antworten zu ganzen Dateien</translation>
    </message>
    <message>
        <source>Desks, history and the library of puzzles</source>
        <translation>Bretter, Verlauf und Rätselsammlung</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Delete {0:,} learnt ARC tasks ({1})? Each can be learnt again from its examples.</source>
        <translation>{0:,} gelernte ARC-Aufgaben löschen ({1})? Jede lässt sich aus ihren Beispielen wieder lernen.</translation>
    </message>
    <message>
        <source>Let {0:,} training runs that are done keep their best checkpoint alone ({1} become free)? Logs and published models stay; such a run goes on from its best checkpoint.</source>
        <translation>Sollen {0:,} fertige Trainingsläufe nur ihren besten Zwischenstand behalten ({1} werden frei)? Protokolle und veröffentlichte Modelle bleiben; ein solcher Lauf geht von seinem besten Zwischenstand aus weiter.</translation>
    </message>
    <message>
        <source>Delete {0:,} kept runs ({1})? The board, its history and saved files stay.</source>
        <translation>{0:,} behaltene Läufe löschen ({1})? Das Brett, sein Verlauf und gespeicherte Dateien bleiben.</translation>
    </message>
    <message>
        <source>Delete {0:,} old log files ({1})? The one that is written stays.</source>
        <translation>{0:,} alte Protokolldateien löschen ({1})? Die aktuelle bleibt.</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>{0} insgesamt</translation>
    </message>
    <message>
        <source>There is nothing to clean up here.</source>
        <translation>Hier gibt es nichts aufzuräumen.</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>{0} puzzles to train on are too few: choose a harder level</source>
        <translation>{0} Rätsel sind zu wenige zum Trainieren: wählen Sie eine schwerere Stufe</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>segment {0} of {1}</source>
        <translation>Segment {0} von {1}</translation>
    </message>
    <message>
        <source>halted</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>would have halted here</source>
        <translation>hätte hier angehalten</translation>
    </message>
    <message>
        <source>After every segment the model values two choices. Q-halt: my answer is right, stop. Q-continue: thinking on will pay. It halts when Q-halt is on top. The scale is stretched at both ends, so that 99 % and 99.9 % can be told apart.</source>
        <translation>Nach jedem Segment bewertet das Modell zwei Möglichkeiten. Q-Halt: meine Antwort stimmt, aufhören. Q-Continue: Weiterdenken lohnt sich. Es hält an, wenn Q-Halt oben liegt. Die Skala ist an beiden Enden gestreckt, damit sich 99 % und 99,9 % unterscheiden lassen.</translation>
    </message>
    <message>
        <source>Segment {0}: Q-halt {1:+.2f}, Q-continue {2:+.2f}, {3:.0f} ms</source>
        <translation>Segment {0}: Q-Halt {1:+.2f}, Q-Continue {2:+.2f}, {3:.0f} ms</translation>
    </message>
    <message>
        <source>Try {0}: Q-halt {1:+.2f}, Q-continue {2:+.2f}, {3:.0f} segments</source>
        <translation>Versuch {0}: Q-halt {1:+.2f}, Q-continue {2:+.2f}, {3:.0f} Segmente</translation>
    </message>
</context>
<context>
    <name>TakeAway</name>
    <message>
        <source>{0} is no kind of file this can be saved as: {1}</source>
        <translation>{0} ist keine Dateiart, in der sich dies speichern lässt: {1}</translation>
    </message>
    <message>
        <source>There is no run to save yet; press Solve first.</source>
        <translation>Es gibt noch keinen Lauf zu speichern; zuerst Lösen drücken.</translation>
    </message>
    <message>
        <source>Writing {0} …</source>
        <translation>Schreibt {0} …</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>Gespeichert: {0}</translation>
    </message>
    <message>
        <source>Copied as a picture</source>
        <translation>Als Bild kopiert</translation>
    </message>
</context>
<context>
    <name>TaskChooser</name>
    <message>
        <source>The task by its id; type to find another one of the folder</source>
        <translation>Die Aufgabe nach ihrer Kennung; tippen findet eine andere des Ordners</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>The task before</source>
        <translation>Die vorige Aufgabe</translation>
    </message>
    <message>
        <source>The next task</source>
        <translation>Die nächste Aufgabe</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>Colours of the cells; those for all eyes suit colour-blind people, too</source>
        <translation>Farben der Zellen; die für alle Augen passen auch bei Farbenblindheit</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>ARC&apos;s colours</source>
        <translation>Farben von ARC</translation>
    </message>
    <message>
        <source>For all eyes (Okabe-Ito)</source>
        <translation>Für alle Augen (Okabe-Ito)</translation>
    </message>
    <message>
        <source>For all eyes (Tol)</source>
        <translation>Für alle Augen (Tol)</translation>
    </message>
    <message>
        <source>A digit or a shape in each cell, for its colour</source>
        <translation>Eine Ziffer oder eine Form in jeder Zelle, für ihre Farbe</translation>
    </message>
    <message>
        <source>In the cells</source>
        <translation>In den Zellen</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Schlicht</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
</context>
<context>
    <name>ThinkPanel</name>
    <message>
        <source>The model that thinks</source>
        <translation>Das Modell, das denkt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Stop when Q-halt exceeds Q-continue</source>
        <translation>Aufhören, wenn Q-Halt über Q-Continue liegt</translation>
    </message>
    <message>
        <source>To max</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Think all segments it was trained for, as in the official evaluation</source>
        <translation>Alle Segmente denken, für die es trainiert wurde, wie in der offiziellen Auswertung</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Think on for longer than in training</source>
        <translation>Länger denken als im Training</translation>
    </message>
    <message>
        <source>Most segments</source>
        <translation>Meiste Segmente</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>no model installed</source>
        <translation>kein Modell installiert</translation>
    </message>
    <message>
        <source>At most so many segments; it was trained for {0}</source>
        <translation>Höchstens so viele Segmente; trainiert wurde es für {0}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Speed of the replay</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Fold the timeline</source>
        <translation>Zeitleiste einklappen</translation>
    </message>
    <message>
        <source>The two values alone, or with the rules broken and every answer below them</source>
        <translation>Nur die beiden Werte, oder darunter auch die gebrochenen Regeln und jede Antwort</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>After segment 2 a small calculation says how likely the answer will be right, and how many segments those that came right took. It was fitted to these weights on puzzles that they were not trained on; its record is that of other unseen puzzles, and of yours, of which a like chance was said. It takes no part in thinking.</source>
        <translation>Nach Segment 2 sagt eine kleine Rechnung, wie wahrscheinlich die Antwort richtig wird und wie viele Segmente richtige brauchten. Sie wurde an diese Gewichte mit Rätseln angepasst, auf denen sie nicht trainiert wurden; ihre Bilanz ist die anderer ungesehener Rätsel und die Ihrer, von denen eine ähnliche Wahrscheinlichkeit gesagt wurde. Am Denken ist sie nicht beteiligt.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>TrainController</name>
    <message>
        <source>Puzzles of the kind on the board, {0}, cannot be trained on yet.</source>
        <translation>Mit Rätseln der Art auf dem Brett, {0}, lässt sich noch nicht trainieren.</translation>
    </message>
    <message>
        <source>the board</source>
        <translation>das Brett</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>1  Data</source>
        <translation>1  Daten</translation>
    </message>
    <message>
        <source>2  Setup</source>
        <translation>2  Einrichten</translation>
    </message>
    <message>
        <source>3  Run</source>
        <translation>3  Lauf</translation>
    </message>
    <message>
        <source>4  Result</source>
        <translation>4  Ergebnis</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>A base of your own</source>
        <translation>Eine eigene Basis</translation>
    </message>
    <message>
        <source>The model that tasks are learnt from is trained further on these tasks, in a process of its own. Some are left out: how well it reads those is measured before and after.</source>
        <translation>Das Modell, aus dem Aufgaben gelernt werden, wird mit diesen Aufgaben weiter trainiert, in einem eigenen Prozess. Einige bleiben außen vor: wie gut es diese liest, wird vorher und nachher gemessen.</translation>
    </message>
    <message>
        <source>ARC base, tuned on {0}</source>
        <translation>ARC-Basis, angepasst an {0}</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>{0} tasks to train on, {1} left out</source>
        <translation>{0} Aufgaben zum Trainieren, {1} ausgelassen</translation>
    </message>
</context>
<context>
    <name>Tuner</name>
    <message>
        <source>{0} tasks are too few to train on; at least {1} are needed.</source>
        <translation>{0} Aufgaben sind zu wenige zum Trainieren; mindestens {1} sind nötig.</translation>
    </message>
    <message>
        <source>No model that can learn ARC tasks is installed.</source>
        <translation>Kein Modell ist installiert, das ARC-Aufgaben lernen kann.</translation>
    </message>
</context>
<context>
    <name>TwinView</name>
    <message>
        <source>Keep the run on the right</source>
        <translation>Den rechten Lauf behalten</translation>
    </message>
    <message>
        <source>Lay it on the desk; undo brings the other one back</source>
        <translation>Ihn aufs Brett legen; Rückgängig bringt den anderen wieder</translation>
    </message>
</context>
<context>
    <name>Votes</name>
    <message>
        <source>Votes</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>What each view answered; click to see how it got there</source>
        <translation>Was jede Ansicht geantwortet hat; ein Klick zeigt, wie es dazu kam</translation>
    </message>
</context>
<context>
    <name>WatchStrip</name>
    <message>
        <source>The pinned puzzle through training</source>
        <translation>Das angeheftete Rätsel im Lauf des Trainings</translation>
    </message>
    <message>
        <source>no puzzle is pinned</source>
        <translation>kein Rätsel ist angeheftet</translation>
    </message>
    <message>
        <source>comes with the first evaluation</source>
        <translation>kommt mit der ersten Prüfung</translation>
    </message>
    <message>
        <source>segment {0}</source>
        <translation>Segment {0}</translation>
    </message>
    <message>
        <source>step {0}, segment {1}: {2} cells not right</source>
        <translation>Schritt {0}, Segment {1}: {2} Zellen nicht richtig</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome to HRM Studio</source>
        <translation>Willkommen bei HRM Studio</translation>
    </message>
    <message>
        <source>Watch a small network think</source>
        <translation>Einem kleinen Netz beim Denken zusehen</translation>
    </message>
    <message>
        <source>A Hierarchical Reasoning Model answers a whole puzzle at once, again and again, and decides itself when to stop. Everything runs on this computer; nothing is sent anywhere.</source>
        <translation>Ein Hierarchical Reasoning Model beantwortet ein ganzes Rätsel auf einmal, immer wieder, und entscheidet selbst, wann es aufhört. Alles läuft auf diesem Computer; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Sudden breakthrough</source>
        <translation>Plötzlicher Durchbruch</translation>
    </message>
    <message>
        <source>A hard sudoku. For nine segments the answer looks hopeless, with a dozen or more cells that break a rule; in the tenth all of it is right.</source>
        <translation>Ein schweres Sudoku. Neun Segmente lang sieht die Antwort hoffnungslos aus, mit einem Dutzend Regelbrüchen oder mehr; im zehnten ist alles richtig.</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>Zusehen</translation>
    </message>
    <message>
        <source>A way through a maze</source>
        <translation>Ein Weg durch ein Labyrinth</translation>
    </message>
    <message>
        <source>Long winding corridors. The model draws a path everywhere at once and lets go of dead ends, segment by segment, until one shortest way is left.</source>
        <translation>Lange gewundene Gänge. Das Modell zeichnet überall zugleich einen Weg und lässt Sackgassen los, Segment um Segment, bis ein kürzester Weg bleibt.</translation>
    </message>
    <message>
        <source>Open the maze</source>
        <translation>Labyrinth öffnen</translation>
    </message>
    <message>
        <source>A rule nobody wrote down</source>
        <translation>Eine Regel, die niemand aufschrieb</translation>
    </message>
    <message>
        <source>An ARC task: a few pairs of pictures explain a rule. The model has learnt this one from its pairs; now many views of it vote on the answer.</source>
        <translation>Eine ARC-Aufgabe: Ein paar Bildpaare erklären eine Regel. Diese hat das Modell aus ihren Paaren schon gelernt; nun stimmen viele Ansichten über die Antwort ab.</translation>
    </message>
    <message>
        <source>Open the task</source>
        <translation>Aufgabe öffnen</translation>
    </message>
    <message>
        <source>A tour in six steps</source>
        <translation>Ein Rundgang in sechs Schritten</translation>
    </message>
    <message>
        <source>More cases: the gallery</source>
        <translation>Mehr Fälle: die Galerie</translation>
    </message>
    <message>
        <source>Just begin</source>
        <translation>Einfach anfangen</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>The start and the goal stay where they are.</source>
        <translation>Start und Ziel bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>What if …  {0}</source>
        <translation>Was wäre, wenn …  {0}</translation>
    </message>
    <message>
        <source>As changed: {0}</source>
        <translation>Geändert: {0}</translation>
    </message>
    <message>
        <source>There is no run yet; press Solve first.</source>
        <translation>Es gibt noch keinen Lauf; zuerst Lösen drücken.</translation>
    </message>
    <message>
        <source>This kind of puzzle cannot be changed while it thinks.</source>
        <translation>Diese Art von Rätsel lässt sich beim Denken nicht ändern.</translation>
    </message>
    <message>
        <source>A try of a search cannot be changed; go back to a segment of the run.</source>
        <translation>Ein Versuch einer Suche lässt sich nicht ändern; zu einem Segment des Laufs zurückgehen.</translation>
    </message>
    <message>
        <source>{0}, the model of this run, is not installed; solve anew with another.</source>
        <translation>{0}, das Modell dieses Laufs, ist nicht installiert; mit einem anderen neu lösen.</translation>
    </message>
    <message>
        <source>A model</source>
        <translation>Ein Modell</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>Was wäre?</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>what if</source>
        <translation>was wäre</translation>
    </message>
</context>
<context>
    <name>WholeFileController</name>
    <message>
        <source>being read</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>What was solved is lost: {0}</source>
        <translation>Das Gelöste ist verloren: {0}</translation>
    </message>
    <message>
        <source>Solve a whole file</source>
        <translation>Eine ganze Datei lösen</translation>
    </message>
    <message>
        <source>Puzzles ({0});;All files (*)</source>
        <translation>Rätsel ({0});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>{0:,} rows in {1}</source>
        <translation>{0:,} Zeilen in {1}</translation>
    </message>
    <message>
        <source>Writing {0} …</source>
        <translation>Schreibt {0} …</translation>
    </message>
</context>
<context>
    <name>WholeFilePage</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>reading: {0:,} puzzles</source>
        <translation>liest: {0:,} Rätsel</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Solve all</source>
        <translation>Alle lösen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Open a file …</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>A list or table of sudokus or mazes; dropping a file does the same</source>
        <translation>Eine Liste oder Tabelle von Sudokus oder Labyrinthen; Hereinziehen geht auch</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Files that were solved before</source>
        <translation>Dateien, die schon gelöst wurden</translation>
    </message>
    <message>
        <source>A folder of ARC tasks: see all of them, learn and answer them</source>
        <translation>Ein Ordner mit ARC-Aufgaben: alle ansehen, lernen und beantworten</translation>
    </message>
    <message>
        <source>ARC tasks</source>
        <translation>ARC-Aufgaben</translation>
    </message>
    <message>
        <source>The model that thinks</source>
        <translation>Das Modell, das denkt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Segments for a puzzle at most; it leaves earlier when the model halts</source>
        <translation>Höchstens so viele Segmente je Rätsel; es endet früher, wenn das Modell anhält</translation>
    </message>
    <message>
        <source>Most segments</source>
        <translation>Meiste Segmente</translation>
    </message>
    <message>
        <source>Anew</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Forget all answers and solve once more</source>
        <translation>Alle Antworten vergessen und noch einmal lösen</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>All rows as a table (CSV)</source>
        <translation>Alle Zeilen als Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Close the file and delete its answers</source>
        <translation>Die Datei schließen und ihre Antworten löschen</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Which puzzles are shown</source>
        <translation>Welche Rätsel gezeigt werden</translation>
    </message>
    <message>
        <source>The chosen puzzle; a double click or Enter does the same</source>
        <translation>Das gewählte Rätsel; Doppelklick oder Enter tut dasselbe</translation>
    </message>
    <message>
        <source>Open in Solve</source>
        <translation>In Lösen öffnen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>The puzzles on show, some on each page (Ctrl+P)</source>
        <translation>Die gezeigten Rätsel, einige auf jeder Seite (Strg+P)</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Open a file of sudokus or mazes, or drop one here. The model answers all of them, many at a time; stop and go on whenever you like, also after the program was closed.</source>
        <translation>Eine Datei mit Sudokus oder Labyrinthen öffnen oder hierher ziehen. Das Modell beantwortet alle, viele zugleich; anhalten und weitermachen geht jederzeit, auch nachdem das Programm geschlossen war.</translation>
    </message>
</context>
<context>
    <name>WindowHeader</name>
    <message>
        <source>Puzzles that came with the program</source>
        <translation>Rätsel, die mit dem Programm kamen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>HRM Studio</source>
        <translation>HRM Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>T&amp;ask</source>
        <translation>&amp;Aufgabe</translation>
    </message>
    <message>
        <source>&amp;Think</source>
        <translation>D&amp;enken</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>On the page Solve: it is about the puzzle there</source>
        <translation>Auf der Seite Lösen: Es geht um das Rätsel dort</translation>
    </message>
    <message>
        <source>On the page Solve, for sudokus and mazes</source>
        <translation>Auf der Seite Lösen, für Sudokus und Labyrinthe</translation>
    </message>
    <message>
        <source>On the pages Solve and Files: it prints the puzzles there</source>
        <translation>Auf den Seiten Lösen und Dateien: Es druckt die Rätsel dort</translation>
    </message>
    <message>
        <source>{0} (gone)</source>
        <translation>{0} (nicht mehr da)</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Copy puzzle &amp;as</source>
        <translation>Rätsel k&amp;opieren als</translation>
    </message>
    <message>
        <source>New, by &amp;difficulty</source>
        <translation>Neu nach S&amp;chwierigkeit</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>Beis&amp;piele</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>My answer</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Draw the answer yourself</source>
        <translation>Die Antwort selbst zeichnen</translation>
    </message>
    <message>
        <source>The model&apos;s</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>What the model thought</source>
        <translation>Was das Modell gedacht hat</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Sudoku</source>
        <translation>Sudoku</translation>
    </message>
    <message>
        <source>Maze</source>
        <translation>Labyrinth</translation>
    </message>
    <message>
        <source>ARC</source>
        <translation>ARC</translation>
    </message>
    <message>
        <source>sudoku</source>
        <translation>Sudoku</translation>
    </message>
    <message>
        <source>maze</source>
        <translation>Labyrinth</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>one</source>
        <translation>eins</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>sieben</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>neun</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>azure</source>
        <translation>Hellblau</translation>
    </message>
    <message>
        <source>maroon</source>
        <translation>Dunkelrot</translation>
    </message>
    <message>
        <source>magenta</source>
        <translation>Magenta</translation>
    </message>
    <message>
        <source>light blue</source>
        <translation>Hellblau</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>vermilion</source>
        <translation>Zinnober</translation>
    </message>
    <message>
        <source>white</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>Altrosa</translation>
    </message>
    <message>
        <source>sand</source>
        <translation>Sand</translation>
    </message>
    <message>
        <source>pale grey</source>
        <translation>Hellgrau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>Purpur</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>Cyan</translation>
    </message>
    <message>
        <source>wine</source>
        <translation>Weinrot</translation>
    </message>
    <message>
        <source>beginner</source>
        <translation>Anfänger</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>leicht</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>schwer</translation>
    </message>
    <message>
        <source>extreme</source>
        <translation>extrem</translation>
    </message>
    <message>
        <source>Beginner</source>
        <translation>Anfänger</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Schwer</translation>
    </message>
    <message>
        <source>Extreme</source>
        <translation>Extrem</translation>
    </message>
    <message>
        <source>scattered</source>
        <translation>verstreut</translation>
    </message>
    <message>
        <source>backtracker</source>
        <translation>Backtracker</translation>
    </message>
    <message>
        <source>prim</source>
        <translation>Prim</translation>
    </message>
    <message>
        <source>wilson</source>
        <translation>Wilson</translation>
    </message>
    <message>
        <source>cave</source>
        <translation>Höhle</translation>
    </message>
    <message>
        <source>loops</source>
        <translation>Schleifen</translation>
    </message>
    <message>
        <source>rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Scattered</source>
        <translation>Verstreut</translation>
    </message>
    <message>
        <source>Backtracker</source>
        <translation>Backtracker</translation>
    </message>
    <message>
        <source>Prim</source>
        <translation>Prim</translation>
    </message>
    <message>
        <source>Wilson</source>
        <translation>Wilson</translation>
    </message>
    <message>
        <source>Cave</source>
        <translation>Höhle</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Schleifen</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>recolour</source>
        <translation>umfärben</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>spiegeln</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>fall</source>
        <translation>fallen</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>füllen</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>zuschneiden</translation>
    </message>
    <message>
        <source>grow</source>
        <translation>wachsen</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Recolour</source>
        <translation>Umfärben</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Fall</source>
        <translation>Fallen</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Wachsen</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>{0} {1}x{2}</source>
        <translation>{0} {1}x{2}</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Winding corridors</source>
        <translation>Gewundene Gänge</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Verzweigungen</translation>
    </message>
    <message>
        <source>Another shortest way</source>
        <translation>Ein anderer kürzester Weg</translation>
    </message>
    <message>
        <source>From end to end</source>
        <translation>Von Ende zu Ende</translation>
    </message>
    <message>
        <source>Sudden breakthrough</source>
        <translation>Plötzlicher Durchbruch</translation>
    </message>
    <message>
        <source>81 characters</source>
        <translation>81 Zeichen</translation>
    </message>
    <message>
        <source>Nine rows (SadMan)</source>
        <translation>Neun Zeilen (SadMan)</translation>
    </message>
    <message>
        <source>List of lines</source>
        <translation>Liste von Zeilen</translation>
    </message>
    <message>
        <source>Candidate grid</source>
        <translation>Kandidatengitter</translation>
    </message>
    <message>
        <source>Table with the answer</source>
        <translation>Tabelle mit der Antwort</translation>
    </message>
    <message>
        <source>Drawing in text</source>
        <translation>Zeichnung als Text</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy-Feld</translation>
    </message>
    <message>
        <source>ARC task</source>
        <translation>ARC-Aufgabe</translation>
    </message>
    <message>
        <source>Sudoku, 1,000 puzzles</source>
        <translation>Sudoku, 1.000 Rätsel</translation>
    </message>
    <message>
        <source>ARC base</source>
        <translation>ARC-Grundmodell</translation>
    </message>
    <message>
        <source>ARC, example {0}</source>
        <translation>ARC, Beispiel {0}</translation>
    </message>
    <message>
        <source>{0} minutes on {1} sample-segments</source>
        <translation>{0} Minuten, {1} Segmente einzelner Rätsel</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} Minuten</translation>
    </message>
    <message>
        <source>data: {0} puzzles of {1}, share {2}</source>
        <translation>Daten: {0} Rätsel aus {1}, Anteil {2}</translation>
    </message>
    <message>
        <source>data: all puzzles of {0}, share {1}</source>
        <translation>Daten: alle Rätsel aus {0}, Anteil {1}</translation>
    </message>
    <message>
        <source>data: {0} generated puzzles, {1}, share {2}</source>
        <translation>Daten: {0} erzeugte Rätsel, {1}, Anteil {2}</translation>
    </message>
    <message>
        <source>data: {0} generated puzzles of {1}, share {2}</source>
        <translation>Daten: {0} erzeugte Rätsel von {1}, Anteil {2}</translation>
    </message>
    <message>
        <source>data: {0} generated puzzles of {1}, {2}, share {3}</source>
        <translation>Daten: {0} erzeugte Rätsel von {1}, {2}, Anteil {3}</translation>
    </message>
    <message>
        <source>data: all generated puzzles of {0}, share {1}</source>
        <translation>Daten: stets neu erzeugte Rätsel von {0}, Anteil {1}</translation>
    </message>
    <message>
        <source>data: all generated puzzles of {0}, {1}, share {2}</source>
        <translation>Daten: stets neu erzeugte Rätsel von {0}, {1}, Anteil {2}</translation>
    </message>
    <message>
        <source>from the weights of the model {0}</source>
        <translation>aus den Gewichten des Modells {0}</translation>
    </message>
    <message>
        <source>machine: {0}</source>
        <translation>Rechner: {0}</translation>
    </message>
    <message>
        <source>{0}, {1} CPU threads</source>
        <translation>{0}, {1} CPU-Threads</translation>
    </message>
    <message>
        <source>one of two shared AMD EPYC cores, x86_64, no graphics card</source>
        <translation>einer von zwei geteilten AMD-EPYC-Kernen, x86_64, keine Grafikkarte</translation>
    </message>
    <message>
        <source>seed {0}; the recipe is in model.json</source>
        <translation>Startwert {0}; das Rezept steht in model.json</translation>
    </message>
    <message>
        <source>imported from {0}</source>
        <translation>importiert aus {0}</translation>
    </message>
    <message>
        <source>Nothing is recorded of it.</source>
        <translation>Darüber ist nichts festgehalten.</translation>
    </message>
    <message>
        <source>Generated, {0}</source>
        <translation>Erzeugt, {0}</translation>
    </message>
    <message>
        <source>generated, {0}</source>
        <translation>erzeugt, {0}</translation>
    </message>
    <message>
        <source>Generated, {0}, seed {1}</source>
        <translation>Erzeugt, {0}, Startwert {1}</translation>
    </message>
    <message>
        <source>{0} clues</source>
        <translation>{0} Vorgaben</translation>
    </message>
    <message>
        <source>{0} givens</source>
        <translation>{0} Vorgaben</translation>
    </message>
    <message>
        <source>path of {0}</source>
        <translation>Weg von {0}</translation>
    </message>
    <message>
        <source>Has learnt one task from its {0} examples.</source>
        <translation>Hat eine Aufgabe aus ihren {0} Beispielen gelernt.</translation>
    </message>
    <message>
        <source>Trained on {0} puzzles of its owner.</source>
        <translation>Trainiert mit {0} eigenen Rätseln.</translation>
    </message>
    <message>
        <source>Two modules H and L over a vector for each cell and digit; the same weights serve every digit, row, column and box. Trained on 1,000 puzzles, and to guess.</source>
        <translation>Zwei Module H und L über einem Vektor für jede Zelle und Ziffer; dieselben Gewichte dienen jeder Ziffer, Zeile, Spalte und jedem Block. Trainiert mit 1.000 Rätseln, und zum Raten.</translation>
    </message>
    <message>
        <source>Two modules H and L over a vector for each cell and digit; the same weights serve every digit, row, column and box. Trained on 1,000 puzzles.</source>
        <translation>Zwei Module H und L über einem Vektor für jede Zelle und Ziffer; dieselben Gewichte dienen jeder Ziffer, Zeile, Spalte und jedem Block. Trainiert mit 1.000 Rätseln.</translation>
    </message>
    <message>
        <source>Two modules H and L that see their neighbours only: a gated 3x3 convolution, the same for boards of every size.</source>
        <translation>Zwei Module H und L, die nur ihre Nachbarn sehen: eine 3x3-Faltung mit Tor, dieselbe für Bretter jeder Größe.</translation>
    </message>
    <message>
        <source>Two modules H and L on boards up to 30 x 30: L hears neighbours, rows, columns, the board and its mirror images, H attends, a reader makes a task&apos;s vector of its examples. It learns a task from them before it answers.</source>
        <translation>Zwei Module H und L auf Brettern bis 30 x 30: L hört Nachbarn, Zeilen, Spalten, das Brett und seine Spiegelbilder, H nutzt Attention, ein Leser macht aus den Beispielen den Vektor der Aufgabe. Es lernt eine Aufgabe daraus, bevor es antwortet.</translation>
    </message>
    <message>
        <source>no PyTorch: solving only</source>
        <translation>kein PyTorch: nur Lösen</translation>
    </message>
    <message>
        <source>no CUDA device was found</source>
        <translation>kein CUDA-Gerät gefunden</translation>
    </message>
    <message>
        <source>this PyTorch is built without CUDA</source>
        <translation>dieses PyTorch ist ohne CUDA gebaut</translation>
    </message>
    <message>
        <source>ONNX Runtime, CPU, as chosen</source>
        <translation>ONNX Runtime, CPU, wie gewählt</translation>
    </message>
    <message>
        <source>ONNX Runtime, CPU: {0}</source>
        <translation>ONNX Runtime, CPU: {0}</translation>
    </message>
    <message>
        <source>PyTorch, CPU as chosen</source>
        <translation>PyTorch, CPU wie gewählt</translation>
    </message>
    <message>
        <source>PyTorch, CPU: {0}</source>
        <translation>PyTorch, CPU: {0}</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>wie gewählt</translation>
    </message>
    <message>
        <source>CPU, as chosen</source>
        <translation>CPU, wie gewählt</translation>
    </message>
    <message>
        <source>an exported file</source>
        <translation>eine exportierte Datei</translation>
    </message>
    <message>
        <source>writing one segment as a graph …</source>
        <translation>ein Segment wird als Graph geschrieben …</translation>
    </message>
    <message>
        <source>comparing it with PyTorch, batch {0} of {1} …</source>
        <translation>Vergleich mit PyTorch, Stapel {0} von {1} …</translation>
    </message>
    <message>
        <source>PyTorch, CPU: ONNX Runtime has no graph of this architecture yet</source>
        <translation>PyTorch, CPU: ONNX Runtime hat noch keinen Graphen dieser Architektur</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>Spalte {0}</translation>
    </message>
    <message>
        <source>box {0}</source>
        <translation>Block {0}</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>zweimal</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0}-mal</translation>
    </message>
    <message>
        <source>{0} stands {1} in {2}: {3}.</source>
        <translation>{0} steht {1} in {2}: {3}.</translation>
    </message>
    <message>
        <source>{0} was given as {1} and may not change.</source>
        <translation>{0} war als {1} vorgegeben und darf sich nicht ändern.</translation>
    </message>
    <message>
        <source>{0} holds {1}, which is no digit.</source>
        <translation>{0} enthält {1}, das ist keine Ziffer.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} cells are empty.</source>
        <translation>{0} Zellen sind leer.</translation>
    </message>
    <message>
        <source>The puzzle has no solution, though no two clues clash.</source>
        <translation>Das Rätsel hat keine Lösung, obwohl keine zwei Vorgaben einander widersprechen.</translation>
    </message>
    <message>
        <source>The puzzle has at least two solutions: they differ at {0}.</source>
        <translation>Das Rätsel hat mindestens zwei Lösungen: sie unterscheiden sich bei {0}.</translation>
    </message>
    <message>
        <source>{0} and {1} more cells</source>
        <translation>{0} und {1} weiteren Zellen</translation>
    </message>
    <message>
        <source>Everything is wall; draw a start, a goal and a way between them.</source>
        <translation>Alles ist Wand; Start, Ziel und einen Weg dazwischen zeichnen.</translation>
    </message>
    <message>
        <source>There is no {0}; put one on a free cell.</source>
        <translation>Es gibt kein {0}; eines auf eine freie Zelle setzen.</translation>
    </message>
    <message>
        <source>There are {0} {1}s; only one may be.</source>
        <translation>Es gibt {0}-mal {1}; nur eines darf sein.</translation>
    </message>
    <message>
        <source>No way leads from the start to the goal at {0}.</source>
        <translation>Kein Weg führt vom Start zum Ziel bei {0}.</translation>
    </message>
    <message>
        <source>The maze itself was changed at {0}.</source>
        <translation>Das Labyrinth selbst wurde geändert bei {0}.</translation>
    </message>
    <message>
        <source>There is no path from the start to the goal.</source>
        <translation>Es gibt keinen Weg vom Start zum Ziel.</translation>
    </message>
    <message>
        <source>The path has {0} at {1}.</source>
        <translation>Der Weg hat {0} bei {1}.</translation>
    </message>
    <message>
        <source>a dead branch or a detour</source>
        <translation>einen toten Zweig oder Umweg</translation>
    </message>
    <message>
        <source>a dead end</source>
        <translation>eine Sackgasse</translation>
    </message>
    <message>
        <source>The path is valid but takes {0} moves; the shortest takes {1}.</source>
        <translation>Der Weg ist gültig, braucht aber {0} Schritte; der kürzeste braucht {1}.</translation>
    </message>
    <message>
        <source>The path breaks off at {0} and goes on at {1}.</source>
        <translation>Der Weg bricht bei {0} ab und geht bei {1} weiter.</translation>
    </message>
    <message>
        <source>Parts of the path hang loose at {0}.</source>
        <translation>Teile des Wegs hängen lose bei {0}.</translation>
    </message>
    <message>
        <source>The path is more than one cell wide at {0}.</source>
        <translation>Der Weg ist mehr als eine Zelle breit bei {0}.</translation>
    </message>
    <message>
        <source>row {0} column {1}</source>
        <translation>Zeile {0} Spalte {1}</translation>
    </message>
    <message>
        <source>The answer is empty: there is no grid at the top left of the canvas.</source>
        <translation>Die Antwort ist leer: oben links auf der Fläche ist kein Gitter.</translation>
    </message>
    <message>
        <source>The answer is {0}; {1} x {2} is the most.</source>
        <translation>Die Antwort ist {0}; höchstens {1} x {2} ist möglich.</translation>
    </message>
    <message>
        <source>The right answer is not known, so only the form was checked: it is a grid.</source>
        <translation>Die richtige Antwort ist nicht bekannt, also wurde nur die Form geprüft: es ist ein Gitter.</translation>
    </message>
    <message>
        <source>The answer is {0}, the right one {1}.</source>
        <translation>Die Antwort ist {0}, die richtige {1}.</translation>
    </message>
    <message>
        <source>One cell of {0} is wrong, at {1}.</source>
        <translation>Eine Zelle von {0} ist falsch, bei {1}.</translation>
    </message>
    <message>
        <source>{0} of {1} cells are wrong, the first at {2}.</source>
        <translation>{0} von {1} Zellen sind falsch, die erste bei {2}.</translation>
    </message>
    <message>
        <source>There are no examples to learn from; add a pair of input and output.</source>
        <translation>Es gibt keine Beispiele zum Lernen; ein Paar aus Eingabe und Ausgabe hinzufügen.</translation>
    </message>
    <message>
        <source>Examples {0} and {1} have the same input and different outputs.</source>
        <translation>Die Beispiele {0} und {1} haben dieselbe Eingabe und verschiedene Ausgaben.</translation>
    </message>
    <message>
        <source>In every example the output is the input; nothing is to be done.</source>
        <translation>In jedem Beispiel ist die Ausgabe die Eingabe; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>the puzzle of this session is of another kind</source>
        <translation>das Rätsel dieser Sitzung ist von anderer Art</translation>
    </message>
    <message>
        <source>there is no file in this folder</source>
        <translation>in diesem Ordner ist keine Datei</translation>
    </message>
    <message>
        <source>its solution is wrong: {0}</source>
        <translation>seine Lösung ist falsch: {0}</translation>
    </message>
    <message>
        <source>the same as number {0}, up to symmetry</source>
        <translation>bis auf Symmetrie dasselbe wie Nummer {0}</translation>
    </message>
    <message>
        <source>There are {0} puzzles to train on; at least {1} are needed.</source>
        <translation>Es gibt {0} Rätsel zum Trainieren; mindestens {1} sind nötig.</translation>
    </message>
    <message>
        <source>No puzzle is kept for checking, so nobody would know what was learned.</source>
        <translation>Kein Rätsel bleibt zum Prüfen, also wüsste niemand, was gelernt wurde.</translation>
    </message>
    <message>
        <source>The run needs a name.</source>
        <translation>Der Lauf braucht einen Namen.</translation>
    </message>
    <message>
        <source>The model takes puzzles of up to {0} x {1}, but some are {2} x {3}: remove those, or begin with another model.</source>
        <translation>Das Modell nimmt Rätsel bis {0} x {1}, aber manche sind {2} x {3}: diese entfernen oder mit einem anderen Modell beginnen.</translation>
    </message>
    <message>
        <source>this {0} of {1} x {2} is too large for the model, which takes {3} x {4}</source>
        <translation>{0} von {1} x {2} ist zu groß für das Modell, das {3} x {4} nimmt</translation>
    </message>
    <message>
        <source>{0} is damaged: what was written on the board is lost.</source>
        <translation>{0} ist beschädigt: was auf dem Brett stand, ist verloren.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a session of HRM Studio, or is damaged.</source>
        <translation>{0} ist keine Sitzung von HRM Studio oder beschädigt.</translation>
    </message>
    <message>
        <source>{0} was saved by a newer HRM Studio; update to open it.</source>
        <translation>{0} wurde von einem neueren HRM Studio gespeichert; zum Öffnen das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>{0} holds no puzzle; enter 81 digits, a dot for an empty cell</source>
        <translation>{0} enthält kein Rätsel; 81 Ziffern eingeben, einen Punkt für eine leere Zelle</translation>
    </message>
    <message>
        <source>{0} is no sudoku; enter 81 digits, a dot for an empty cell</source>
        <translation>{0} ist kein Sudoku; 81 Ziffern eingeben, einen Punkt für eine leere Zelle</translation>
    </message>
    <message>
        <source>no sudoku stands below {0}; enter 81 digits, a dot for an empty cell</source>
        <translation>unter {0} steht kein Sudoku; 81 Ziffern eingeben, einen Punkt für eine leere Zelle</translation>
    </message>
    <message>
        <source>{0} has {1} cells; a sudoku has {2} in each of {3} lines, or {4} in one</source>
        <translation>{0} hat {1} Zellen; ein Sudoku hat {2} in jeder von {3} Zeilen oder {4} in einer</translation>
    </message>
    <message>
        <source>line {0}, character {1}: {2}.</source>
        <translation>Zeile {0}, Zeichen {1}: {2}.</translation>
    </message>
    <message>
        <source>line {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>there is no maze in an empty text; {0}</source>
        <translation>in einem leeren Text ist kein Labyrinth; {0}</translation>
    </message>
    <message>
        <source>a maze is drawn with # for walls, spaces, S for the start and G or E for the goal</source>
        <translation>ein Labyrinth wird mit # für Wände, Leerzeichen, S für den Start und G oder E für das Ziel gezeichnet</translation>
    </message>
    <message>
        <source>{0}, not with {1}</source>
        <translation>{0}, nicht mit {1}</translation>
    </message>
    <message>
        <source>this line has {0} cells, the first line of the maze {1}</source>
        <translation>diese Zeile hat {0} Zellen, die erste Zeile des Labyrinths {1}</translation>
    </message>
    <message>
        <source>{0}; make all lines as long</source>
        <translation>{0}; alle Zeilen gleich lang machen</translation>
    </message>
    <message>
        <source>this is empty; {0}</source>
        <translation>dies ist leer; {0}</translation>
    </message>
    <message>
        <source>this picture has one colour; a maze has walls and free squares.</source>
        <translation>dieses Bild hat eine Farbe; ein Labyrinth hat Wände und freie Felder.</translation>
    </message>
    <message>
        <source>no squares of one size are found in this picture; a maze is drawn on a grid of them.</source>
        <translation>in diesem Bild sind keine gleich großen Felder zu finden; ein Labyrinth wird auf einem Gitter davon gezeichnet.</translation>
    </message>
    <message>
        <source>this picture is damaged, or none of the kinds that are read: PNG, JPEG, BMP, GIF and WebP.</source>
        <translation>dieses Bild ist beschädigt oder keines der lesbaren: PNG, JPEG, BMP, GIF und WebP.</translation>
    </message>
    <message>
        <source>this is a folder; choose a file in it.</source>
        <translation>dies ist ein Ordner; eine Datei darin wählen.</translation>
    </message>
    <message>
        <source>there is no such file; choose another.</source>
        <translation>diese Datei gibt es nicht; eine andere wählen.</translation>
    </message>
    <message>
        <source>this cannot be read ({0}); choose another file.</source>
        <translation>dies ist nicht lesbar ({0}); eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>this is larger than {0}; split it into smaller files.</source>
        <translation>dies ist größer als {0}; in kleinere Dateien teilen.</translation>
    </message>
    <message>
        <source>there is no model {0}; there are: {1}</source>
        <translation>es gibt kein Modell {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is a model {0} already; choose another name</source>
        <translation>es gibt schon ein Modell {0}; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>cannot write the model to {0}: {1}</source>
        <translation>das Modell kann nicht nach {0} geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>{0} holds no model: {1}: {2}</source>
        <translation>{0} enthält kein Modell: {1}: {2}</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}</source>
        <translation>{0} ist beschädigt: {1}</translation>
    </message>
    <message>
        <source>Training ended without a word; it can {0}.{1}</source>
        <translation>Das Training endete ohne ein Wort; es kann {0}.{1}</translation>
    </message>
    <message>
        <source>be started again</source>
        <translation>neu begonnen werden</translation>
    </message>
    <message>
        <source>go on from its last checkpoint</source>
        <translation>beim letzten Checkpoint weitergehen</translation>
    </message>
    <message>
        <source>The disk is full; make room, then training can {0}.</source>
        <translation>Die Festplatte ist voll; Platz schaffen, dann kann das Training {0}.</translation>
    </message>
    <message>
        <source>The disk is full; make room, then let the run go on</source>
        <translation>Die Festplatte ist voll; Platz schaffen, dann den Lauf fortsetzen</translation>
    </message>
    <message>
        <source>There was too little memory{0}; the batch in smaller parts needs less</source>
        <translation>Der Speicher reichte nicht{0}; der Batch in kleineren Teilen braucht weniger</translation>
    </message>
    <message>
        <source> for {0} puzzles at a time</source>
        <translation> für {0} Rätsel auf einmal</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>r{0}c{1} and r{2}c{3}</source>
        <translation>r{0}c{1} und r{2}c{3}</translation>
    </message>
    <message>
        <source>three times</source>
        <translation>dreimal</translation>
    </message>
    <message>
        <source>hidden single in a box</source>
        <translation>versteckter Einer im Block</translation>
    </message>
    <message>
        <source>hidden single in a row or column</source>
        <translation>versteckter Einer in einer Zeile oder Spalte</translation>
    </message>
    <message>
        <source>naked single</source>
        <translation>nackter Einer</translation>
    </message>
    <message>
        <source>pointing</source>
        <translation>Zeigen (Pointing)</translation>
    </message>
    <message>
        <source>claiming</source>
        <translation>Beanspruchen (Claiming)</translation>
    </message>
    <message>
        <source>naked pair</source>
        <translation>nacktes Paar</translation>
    </message>
    <message>
        <source>X-wing</source>
        <translation>X-Wing</translation>
    </message>
    <message>
        <source>hidden pair</source>
        <translation>verstecktes Paar</translation>
    </message>
    <message>
        <source>naked triple</source>
        <translation>nackter Drilling</translation>
    </message>
    <message>
        <source>swordfish</source>
        <translation>Schwertfisch</translation>
    </message>
    <message>
        <source>hidden triple</source>
        <translation>versteckter Drilling</translation>
    </message>
    <message>
        <source>XY-wing</source>
        <translation>XY-Wing</translation>
    </message>
    <message>
        <source>XYZ-wing</source>
        <translation>XYZ-Wing</translation>
    </message>
    <message>
        <source>naked quad</source>
        <translation>nackter Vierling</translation>
    </message>
    <message>
        <source>jellyfish</source>
        <translation>Qualle (Jellyfish)</translation>
    </message>
    <message>
        <source>hidden quad</source>
        <translation>versteckter Vierling</translation>
    </message>
    <message>
        <source>this is a run that HRM Studio saved; look at it with hrm show, or open it in the window.</source>
        <translation>das ist ein Lauf, den HRM Studio gespeichert hat; hrm show zeigt ihn, und das Fenster öffnet ihn.</translation>
    </message>
    <message>
        <source>{0} holds no settings of a training: {1}</source>
        <translation>{0} enthält keine Einstellungen eines Trainings: {1}</translation>
    </message>
    <message>
        <source>cells with one candidate are taken as clues, and the candidates of the others go</source>
        <translation>Zellen mit nur einem Kandidaten gelten als Vorgaben, die Kandidaten der anderen entfallen</translation>
    </message>
    <message>
        <source>only the first {0} are taken</source>
        <translation>nur die ersten {0} werden genommen</translation>
    </message>
    <message>
        <source>{0}, in a NumPy file</source>
        <translation>{0}, in einer NumPy-Datei</translation>
    </message>
    <message>
        <source>{0}, in JSON</source>
        <translation>{0}, in JSON</translation>
    </message>
    <message>
        <source>{0}, in XML</source>
        <translation>{0}, in XML</translation>
    </message>
    <message>
        <source>{0}, in a picture</source>
        <translation>{0}, in einem Bild</translation>
    </message>
    <message>
        <source>{0} maze of {1} x {2}</source>
        <translation>{0} Labyrinth mit {1} × {2}</translation>
    </message>
    <message>
        <source>{0} mazes of {1} x {2}</source>
        <translation>{0} Labyrinthe mit {1} × {2}</translation>
    </message>
    <message>
        <source>{0} mazes</source>
        <translation>{0} Labyrinthe</translation>
    </message>
    <message>
        <source>{0} sudoku</source>
        <translation>{0} Sudoku</translation>
    </message>
    <message>
        <source>{0} sudokus</source>
        <translation>{0} Sudokus</translation>
    </message>
    <message>
        <source>{0} sudoku with its answer</source>
        <translation>{0} Sudoku mit Lösung</translation>
    </message>
    <message>
        <source>{0} sudokus with answers</source>
        <translation>{0} Sudokus mit Lösungen</translation>
    </message>
    <message>
        <source>{0} sudokus, {1} of them with answers</source>
        <translation>{0} Sudokus, {1} davon mit Lösung</translation>
    </message>
    <message>
        <source>{0} ARC task</source>
        <translation>{0} ARC-Aufgabe</translation>
    </message>
    <message>
        <source>{0} ARC tasks</source>
        <translation>{0} ARC-Aufgaben</translation>
    </message>
    <message>
        <source>{0} ARC task with {1} tests</source>
        <translation>{0} ARC-Aufgabe mit {1} Tests</translation>
    </message>
    <message>
        <source>{0} ARC tasks with {1} tests</source>
        <translation>{0} ARC-Aufgaben mit {1} Tests</translation>
    </message>
    <message>
        <source>the recipe {0} is wrong: {1}</source>
        <translation>das Rezept {0} ist falsch: {1}</translation>
    </message>
    <message>
        <source>cannot read the recipe {0}: {1}</source>
        <translation>das Rezept {0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>1 Recolour</source>
        <translation>1 Umfärben</translation>
    </message>
    <message>
        <source>2 Mirror</source>
        <translation>2 Spiegeln</translation>
    </message>
    <message>
        <source>3 Move</source>
        <translation>3 Verschieben</translation>
    </message>
    <message>
        <source>4 Fall</source>
        <translation>4 Fallen</translation>
    </message>
    <message>
        <source>5 Fill</source>
        <translation>5 Füllen</translation>
    </message>
    <message>
        <source>6 Lines</source>
        <translation>6 Linien</translation>
    </message>
    <message>
        <source>7 Crop</source>
        <translation>7 Zuschneiden</translation>
    </message>
    <message>
        <source>8 Grow</source>
        <translation>8 Wachsen</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}): it says where your models and runs are. Mend it, or delete it to use the usual folder again.</source>
        <translation>{0} ist nicht lesbar ({1}): Die Datei sagt, wo Ihre Modelle und Läufe sind. Bringen Sie sie in Ordnung, oder löschen Sie sie, um wieder den üblichen Ordner zu benutzen.</translation>
    </message>
    <message>
        <source>The storage folder {0} is not there. Connect the disk that it is on, or delete {1} to use the usual folder again.</source>
        <translation>Der Speicherordner {0} ist nicht da. Schließen Sie die Platte an, auf der er liegt, oder löschen Sie {1}, um wieder den üblichen Ordner zu benutzen.</translation>
    </message>
    <message>
        <source>Mini-ARC, 5x5, 33 tasks at random of 57 never seen</source>
        <translation>Mini-ARC, 5x5, 33 zufällige von 57 nie gesehenen Aufgaben</translation>
    </message>
    <message>
        <source>ARC-AGI-1 evaluation, 33 of the 77 with grids up to 10x10</source>
        <translation>ARC-AGI-1 Evaluation, 33 der 77 mit Gittern bis 10x10</translation>
    </message>
    <message>
        <source>ARC-AGI-1 evaluation, 20 of the 323 larger ones</source>
        <translation>ARC-AGI-1 Evaluation, 20 der 323 größeren</translation>
    </message>
    <message>
        <source>Maze-Hard test, 30x30, 110 or more</source>
        <translation>Maze-Hard Test, 30x30, 110 oder mehr</translation>
    </message>
    <message>
        <source>13x13, 17 or more</source>
        <translation>13x13, 17 oder mehr</translation>
    </message>
    <message>
        <source>15x15, 20 or more</source>
        <translation>15x15, 20 oder mehr</translation>
    </message>
    <message>
        <source>20x20, 26 or more</source>
        <translation>20x20, 26 oder mehr</translation>
    </message>
    <message>
        <source>21x21, Wilson</source>
        <translation>21x21, nach Wilson</translation>
    </message>
    <message>
        <source>21x21, branches (Prim)</source>
        <translation>21x21, Verzweigungen (Prim)</translation>
    </message>
    <message>
        <source>21x21, cave</source>
        <translation>21x21, Höhle</translation>
    </message>
    <message>
        <source>21x21, winding corridors</source>
        <translation>21x21, gewundene Gänge</translation>
    </message>
    <message>
        <source>30x30, 40 or more</source>
        <translation>30x30, 40 oder mehr</translation>
    </message>
    <message>
        <source>9x9, path of 12 cells or more</source>
        <translation>9x9, Weg von 12 Feldern oder mehr</translation>
    </message>
    <message>
        <source>people, corridors</source>
        <translation>von Menschen gezeichnet: Gänge</translation>
    </message>
    <message>
        <source>people, loops</source>
        <translation>von Menschen gezeichnet: Schleifen</translation>
    </message>
    <message>
        <source>people, open</source>
        <translation>von Menschen gezeichnet: offen</translation>
    </message>
    <message>
        <source>people, rooms</source>
        <translation>von Menschen gezeichnet: Räume</translation>
    </message>
    <message>
        <source>people, walled</source>
        <translation>von Menschen gezeichnet: ummauert</translation>
    </message>
    <message>
        <source>1 trivial, first 500</source>
        <translation>1 trivial, die ersten 500</translation>
    </message>
    <message>
        <source>2 easy (rating to 1.5), first 500</source>
        <translation>2 leicht (Wertung bis 1,5), die ersten 500</translation>
    </message>
    <message>
        <source>3 medium (1.6 to 2.5), first 500</source>
        <translation>3 mittel (1,6 bis 2,5), die ersten 500</translation>
    </message>
    <message>
        <source>4 hard (2.6 to 4.9), first 500</source>
        <translation>4 schwer (2,6 bis 4,9), die ersten 500</translation>
    </message>
    <message>
        <source>5 diabolical (5.0 and more), first 500</source>
        <translation>5 teuflisch (5,0 und mehr), die ersten 500</translation>
    </message>
    <message>
        <source>6 with 17 clues, first 500</source>
        <translation>6 mit 17 Vorgaben, die ersten 500</translation>
    </message>
    <message>
        <source>7 Magictour&apos;s hardest, first 300</source>
        <translation>7 die schwersten von Magictour, die ersten 300</translation>
    </message>
    <message>
        <source>Sudoku-Extreme stand-in, test</source>
        <translation>Ersatz für Sudoku-Extreme, Test</translation>
    </message>
</context>
<context>
    <name>picture</name>
    <message>
        <source>{0} digits.</source>
        <translation>{0} Ziffern.</translation>
    </message>
    <message>
        <source>With a frame, in doubt, to be looked at again: {0}.</source>
        <translation>Mit Rahmen, zweifelhaft, bitte nachsehen: {0}.</translation>
    </message>
    <message>
        <source>Digits that clash have a red corner.</source>
        <translation>Ziffern, die sich widersprechen, haben eine rote Ecke.</translation>
    </message>
    <message>
        <source>Click a cell and type to correct it; Del empties it.</source>
        <translation>Zum Berichtigen ein Feld anklicken und tippen; Entf leert es.</translation>
    </message>
</context>
</TS>
