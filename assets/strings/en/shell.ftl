# The frame: rail, top bar, status line, search, first start
palette-hint = Search people, cases, days, commands
palette-nothing = Nothing found
palette-people = People
palette-cases = Complaints
palette-days = On that day
palette-commands = Commands
palette-void = Void
palette-box-opened = { $n ->
    [one] Opened, { $n } letter
   *[other] Opened, { $n } letters
 }
palette-box-no-entry = No entry
palette-check = Check
palette-check-open = Not finished
palette-check-score = { $earned } of { $possible } points
palette-new-case = Record a case
palette-open-box = Log today’s box opening
palette-daily-check = Do today’s check
palette-print = Print badges
palette-new-person = Add a person
palette-import = Import a list
palette-undo = Undo the last step
palette-to-today = Go to Today
palette-to-staff = Go to Staff
palette-to-cases = Go to Complaints
palette-to-boxes = Go to Suggestion box
palette-to-audits = Go to Audits
palette-to-settings = Go to Settings
palette-light = Light theme
palette-dark = Dark theme
palette-language = Switch to { $name }
