# Pages as pictures through the spooler of Windows, at actual size. Reads request.json in the folder named by
# HALLKEEPER_PRINT and writes answer.json beside it, both UTF-8. For Windows PowerShell 5.1, which every Windows has.

$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Drawing
$folder = $env:HALLKEEPER_PRINT
$request = [IO.File]::ReadAllText([IO.Path]::Combine($folder, 'request.json')) | ConvertFrom-Json

function Write-Answer($answer) {
    $text = ConvertTo-Json -InputObject $answer -Depth 6 -Compress
    $plain = New-Object System.Text.UTF8Encoding($false)
    [IO.File]::WriteAllText([IO.Path]::Combine($folder, 'answer.json'), $text, $plain)
}

# What the spooler knows of each printer; nothing where it does not tell.
function Get-Spooler {
    $known = @{}
    try {
        Get-CimInstance -ClassName Win32_Printer | ForEach-Object { $known[$_.Name] = $_ }
    } catch { }
    return $known
}

function Get-Printer-Info($name, $known) {
    $settings = New-Object System.Drawing.Printing.PrinterSettings
    $settings.PrinterName = $name
    $info = @{
        name = $name; default = $settings.IsDefaultPrinter; duplex = $settings.CanDuplex
        colour = $settings.SupportsColor; dpi = 0; papers = @(); offline = $false; status = 0; error = 0
    }
    try {
        $measure = $settings.CreateMeasurementGraphics()
        $info.dpi = [int][Math]::Min($measure.DpiX, $measure.DpiY)
        $measure.Dispose()
        $info.papers = @($settings.PaperSizes | ForEach-Object { $_.PaperName })
    } catch { }
    if ($known.ContainsKey($name)) {
        $info.offline = [bool]$known[$name].WorkOffline
        $info.status = [int]$known[$name].PrinterStatus
        $info.error = [int]$known[$name].DetectedErrorState
    }
    return $info
}

function Get-Printers {
    $known = Get-Spooler
    $printers = @()
    foreach ($name in [System.Drawing.Printing.PrinterSettings]::InstalledPrinters) {
        $printers += (Get-Printer-Info $name $known)
    }
    return @{ printers = $printers }
}

# The printer's own paper of this size, upright or on its side; else one of just this size. In 1/100 inch.
function Set-Paper($document, $order) {
    $width = [int][Math]::Round($order.width_mm / 0.254)
    $height = [int][Math]::Round($order.height_mm / 0.254)
    $page = $document.DefaultPageSettings
    foreach ($size in $document.PrinterSettings.PaperSizes) {
        $upright = ([Math]::Abs($size.Width - $width) -le 3) -and ([Math]::Abs($size.Height - $height) -le 3)
        $lying = ([Math]::Abs($size.Width - $height) -le 3) -and ([Math]::Abs($size.Height - $width) -le 3)
        if ($upright -or $lying) {
            $page.PaperSize = $size
            $page.Landscape = -not $upright
            return
        }
    }
    $short = [Math]::Min($width, $height)
    $long = [Math]::Max($width, $height)
    $page.PaperSize = New-Object System.Drawing.Printing.PaperSize('Hallkeeper', $short, $long)
    $page.Landscape = $width -gt $height
}

# Draws one page with its corner on the corner of the paper, not on that of the area the printer can reach.
function Write-Page($order, $index, $e) {
    $page = $order.pages[$index]
    $picture = [System.Drawing.Image]::FromFile([IO.Path]::Combine($folder, $page.file))
    try {
        $e.Graphics.PageUnit = [System.Drawing.GraphicsUnit]::Millimeter
        $e.Graphics.InterpolationMode = [System.Drawing.Drawing2D.InterpolationMode]::NearestNeighbor
        $e.Graphics.PixelOffsetMode = [System.Drawing.Drawing2D.PixelOffsetMode]::Half
        $left = -0.254 * $e.PageSettings.HardMarginX
        $top = -0.254 * $e.PageSettings.HardMarginY
        $area = New-Object System.Drawing.RectangleF($left, $top, $page.width_mm, $page.height_mm)
        $e.Graphics.DrawImage($picture, $area)
    } finally {
        $picture.Dispose()
    }
}

function Find-Job($printer, $title) {
    try {
        $jobs = Get-CimInstance -ClassName Win32_PrintJob | Where-Object {
            ($_.Document -eq $title) -and $_.Name.StartsWith($printer + ',')
        }
        $newest = $jobs | Sort-Object -Property JobId -Descending | Select-Object -First 1
        if ($newest) { return [int]$newest.JobId }
    } catch { }
    return 0
}

function Send-Pages($order) {
    $document = New-Object System.Drawing.Printing.PrintDocument
    $document.DocumentName = $order.title
    $document.PrinterSettings.PrinterName = $order.printer
    if (-not $document.PrinterSettings.IsValid) {
        return @{ fault = 'gone'; words = $order.printer }
    }
    $document.PrintController = New-Object System.Drawing.Printing.StandardPrintController
    $document.OriginAtMargins = $false
    $document.PrinterSettings.Copies = [int16]$order.copies
    $document.PrinterSettings.Collate = $true
    $document.PrinterSettings.Duplex = [System.Drawing.Printing.Duplex]$order.duplex
    Set-Paper $document $order
    $document.DefaultPageSettings.Margins = New-Object System.Drawing.Printing.Margins(0, 0, 0, 0)
    $global:HallkeeperOrder = $order
    $global:HallkeeperNext = 0
    $global:HallkeeperFault = $null
    $document.add_PrintPage({
        param($source, $e)
        try {
            Write-Page $global:HallkeeperOrder $global:HallkeeperNext $e
            $global:HallkeeperNext += 1
            $e.HasMorePages = $global:HallkeeperNext -lt @($global:HallkeeperOrder.pages).Count
        } catch {
            $global:HallkeeperFault = $_.Exception.Message
            $e.Cancel = $true
        }
    })
    $document.Print()
    if ($global:HallkeeperFault) {
        return @{ fault = 'page'; words = $global:HallkeeperFault; page = $global:HallkeeperNext + 1 }
    }
    return @{ job = (Find-Job $order.printer $order.title) }
}

function Get-Job($order) {
    return Get-CimInstance -ClassName Win32_PrintJob | Where-Object {
        ($_.JobId -eq $order.job) -and $_.Name.StartsWith($order.printer + ',')
    } | Select-Object -First 1
}

function Get-Job-State($order) {
    $job = Get-Job $order
    if (-not $job) { return @{ found = $false } }
    return @{ found = $true; mask = [int]$job.StatusMask; printed = [int]$job.PagesPrinted; words = [string]$job.JobStatus }
}

function Stop-Job($order) {
    $job = Get-Job $order
    if (-not $job) { return @{ found = $false } }
    Remove-CimInstance -InputObject $job
    return @{ found = $true }
}

try {
    switch ($request.action) {
        'list' { Write-Answer (Get-Printers) }
        'print' { Write-Answer (Send-Pages $request) }
        'state' { Write-Answer (Get-Job-State $request) }
        'cancel' { Write-Answer (Stop-Job $request) }
    }
} catch {
    $fault = $_.Exception
    while ($fault.InnerException) { $fault = $fault.InnerException }
    $kind = 'refused'
    if ($fault -is [System.Drawing.Printing.InvalidPrinterException]) { $kind = 'gone' }
    if (($fault -is [System.ComponentModel.Win32Exception]) -and ($fault.NativeErrorCode -eq 112)) { $kind = 'full' }
    Write-Answer @{ fault = $kind; words = $fault.Message }
}
