# 命令行
cli-help =
    厅管家 Hallkeeper：一个营业厅的人员、上岗证、投诉、意见箱和检查，存在一个文件里。

    hallkeeper [FILE | --sample]              打开窗口（上次的档案、指定的档案或示例厅）
    hallkeeper new FILE --hall NAME [--sector power|bank|other]
                                              新建一个空的营业厅档案；不写种类就是供电营业厅
    hallkeeper badges FILE|--sample --out X.pdf [--work-no A,B] [--sheet a4|card] [--crop-marks] [--start N]
                                              把上岗证做成 PDF；N 是 A4 上第一张的位置，1 到 4
    hallkeeper print FILE|--sample --product P [工号...] --to PRINTER | --out X.pdf [--record]
                                              打印证件和标牌；P：badge、id-card、counter-sign、window-plate、photo-wall、
                                              photo-poster、photo-strip、roster-list、visitor、trainee；不写工号就是全部在岗的人
                                              （window-plate 写窗口号）；--to 打印并记入台账，--out 只出样张，--record 记为已打印
    可加     [--sheet a4|a3|card|fold|NAME] [--start N] [--copies N] [--pages 1-2] [--duplex long|short]
    可加     [--no-crop-marks] [--no-code] [--cover-window] [--layout NAME] [--count N]
    可加     [--reason post|department|name|number|unit|worn|lost|expired|misprint|other] [--note 说明]
    hallkeeper import staff FILE LIST [--photos DIR] [--dry-run]
                                              导入人员名单（XLSX、CSV），照片按工号匹配
    hallkeeper deadline RULE --from 2026-02-13T16:30 [--step STEP] [--with W,W] [--set SET] [--json]
                                              一条期限怎么算：每一步的到期时间和逐日计数；--from 是收到的时间，由事件起算
                                              的步骤则是事件的时间；W：night、out_of_town、severe_weather、complex、important、
                                              answer_required；SET：power_hall、power_95598、bank_branch；
                                              RULE 写错时列出全部规则
    hallkeeper import calendar FILE LIST [--year 2027] [--dry-run]
                                              带入一年的放假和补班（JSON、CSV、XLSX，或写成“休 2-15..2-23, 班 2-14”的 TXT）
    hallkeeper report cases FILE|--sample --month 2026-11 --out X.pdf|X.xlsx
                                              投诉统计报表；也可用 --quarter 2026-4、--year 2026、--from 日期 --to 日期
    hallkeeper report audits FILE|--sample --year 2026 --out X.pdf|X.xlsx
                                              检查统计报表：得分走势、各部分得分率、常见问题；期间写法同上
    hallkeeper standards [--check FILE.toml] [--json]
                                              列出自带的标准；--check 查一个标准文件，不能用时说出文件、条目和栏目
    hallkeeper score RUN.json [--json]        按标准打分，不用档案；RUN.json 写
                                              {"{"}"pack": "power-hall" 或 "x.toml", "edition": "2026.1", "area_m2": 168, "only": [编号],
                                              "answers": {"{"}"P1-2.4.a": "pass"|"fail"|"na", "P8-1.1.e": {"{"}"value": 6{"}"},
                                              "P8-1.3": {"{"}"choice": "dark"{"}"}, "P1-2.6": {"{"}"verdict": "fail", "occurrences": 2, "reason": "…"{"}"}{"}"}{"}"}；
                                              x.toml 从 RUN.json 所在的文件夹找；没答完或不合格时退出码为 1
    hallkeeper import cases FILE LIST [--dry-run]
                                              导入投诉登记簿（XLSX、CSV），编号接着本厅往下排，原编号记在备注里；
                                              --reveal 导出的整单照原样带入：空着的编号沿用，经过、暂停、作废都在
    hallkeeper import boxes FILE LIST [--dry-run]
                                              导入意见箱开箱记录（XLSX、CSV），一封信一行或一天一行
    hallkeeper import disclosure FILE LIST [--dry-run]
                                              导入公示清单（XLSX、CSV），一个版本一行
    hallkeeper export cases FILE|--sample --out X.xlsx|X.csv [--reveal]
                                              导出全部投诉；姓名、联系方式遮住，--reveal 才写出并记入历史
    hallkeeper export all FILE|--sample --out DIR [--reveal] [--xlsx | --csv] [--pictures]
                                              把全部记录导出到一个新文件夹（工作簿和 CSV）；姓名、联系方式遮住，--reveal 才写出
                                              并记入历史；--pictures 另带照片和扫描件
    hallkeeper export person FILE|--sample WORK_NO|CASE_NO --out DIR
                                              把一个人的全部资料写进文件夹：表格、照片、说明，并记入历史；
                                              别人的姓名和号码遮住
    hallkeeper archive FILE|--sample --year 2026 --out X.zip
                                              生成一年的档案：材料、数据表、照片，附校验清单；没有记录的年份不生成
    hallkeeper archive --check X.zip [--unpack DIR]
                                              检查档案是否完整，说出不符的文件、改过的清单、多出的内容（退出码 1）；
                                              完整的可以解开
    hallkeeper cases FILE|--sample --due [--at DATE] [--json]
                                              列出逾期和快到期的，最急的在前；有逾期时退出码为 1
    hallkeeper cards FILE|--sample [--expiring DAYS | --work | --verify CODE] [--json]
                                              证件台账、快到期的、要办的；或核验一个码；有列出项或无效时退出码为 1
    hallkeeper salvage DAMAGED --to FILE      把损坏档案里能读出的救到新档案，逐项说出少了什么；
                                              原文件只读不写；有缺失时退出码 1
    hallkeeper check FILE|--sample [--json]   检查档案、历史、备份、字体、打印机和日历，说该怎么办；有要处理的时退出码为 1
    hallkeeper backup FILE --to DIR           备份到已有的文件夹：打开检查过才算数，不盖掉已有的文件；
                                              历史不能作证的地方会说出（退出码 1）
    hallkeeper restore BACKUP --to FILE       把备份恢复成 FILE；原来的文件先改名留下，并说出新名字
    hallkeeper verify FILE                    核对历史，说出被程序以外改动的地方
    hallkeeper --help | --version
    --replace                                 --out 指定的文件（badges、print、report、export cases）已经存在时换掉它；
                                              不写就不动它；文件夹、年度档案和营业厅档案从不换掉
    --passphrase-from FILE|-                  加密档案的口令或恢复码，写在文件的第一行（- 是标准输入）
    --lang zh|en                              说明和 PDF 的语言

    退出码：0 完成；1 完成，但有问题已逐条列出；2 命令写错；3 文件打不开或写不了；4 没有显示器
cli-see-help = 用法见 hallkeeper --help
cli-unexpected = 看不懂：{ $what }
cli-no-value = { $what } 后面缺少内容
cli-missing = 缺少 { $what }
cli-bad-value = { $what } 不能是“{ $value }”
cli-no-display = 这台电脑上打不开窗口：{ $because }
cli-no-display-do = 没有显示器也能用：hallkeeper print、badges、import、export、cases、report、standards、score、deadline、check、backup、restore、verify、new；用法见 hallkeeper --help
cli-new-done = 已建好 { $file }
cli-no-such-person = 没有工号 { $work }
cli-badge-held-back = 未打印 { $work } { $name }：{ $why }
cli-import-no-header = 名单里找不到“工号”和“姓名”两列，请加上表头再试。
cli-import-problem = 第 { $row } 行 { $column } [{ $who }] “{ $text }”：{ $what }。{ $effect }
cli-import-photo = 第 { $row } 行 照片 { $file }：{ $what }
cli-import-done = 新增 { $add } 人，修改 { $change } 人，跳过 { $skip } 行，有问题未导入 { $out } 行
cli-import-would = 试运行，没有写入：将新增 { $add } 人，修改 { $change } 人，跳过 { $skip } 行，有问题不导入 { $out } 行
cli-calendar-off = { $name }：休 { $off }
cli-calendar-work = { $name }：补班 { $work }
cli-calendar-both = { $name }：休 { $off }；补班 { $work }
cli-calendar-refused = 有 { $n } 处不对，没有写入；改好再带入一次
cli-report-done = 已写好 { $period } 的投诉统计报表：收到 { $n } 件，超期 { $late } 件，作废 { $void } 件另计；{ $file }
cli-import-cases-no-header = 登记簿里找不到这些列：{ $columns }，请加上表头再试。
cli-import-cases-done = 登记 { $add } 件，册上已有 { $known } 件，跳过 { $skip } 行，有问题未导入 { $out } 行
cli-import-cases-would = 试运行，没有写入：将登记 { $add } 件，册上已有 { $known } 件，跳过 { $skip } 行，有问题不导入 { $out } 行
import-assumed-complaint = 没有“种类”一列，{ $n } 件记作投诉
import-assumed-other-channel = { $n } 件没有写怎么来的，渠道记作其他
import-assumed-no-finding = { $n } 件没有写是否属实，记作不涉及
import-assumed-reply-mode = { $n } 件没有写怎么答复的，记作电话（来访的记作当面）
import-assumed-closed = { $n } 件没有写办结时间，按答复时间办结
import-assumed-anonymous = { $n } 件的姓名或电话在名单里遮住了，没有采用
cli-export-cases-masked = 已写好 { $n } 件（姓名、联系方式遮住）：{ $file }
cli-export-cases-shown = 已写好 { $n } 件（含姓名、联系方式，已记入历史）：{ $file }
cli-due-line = { $number }  { $step }  { $due }  { $left }  { $who }
cli-due-provisional = （暂定）
cli-due-nobody = 无人负责
cli-due-sums = 逾期 { $overdue } 件，快到期 { $soon } 件
cli-due-none = 没有逾期的，也没有快到期的
list-yes = 是
list-no = 否
list-hall = 本厅
list-window = { $number } 号窗口
list-out-of-town = 城外
list-severe-weather = 恶劣天气
list-complex = 复杂
list-step-due = 期限
list-step-met = 完成
list-step-in-time = 按时
cli-check-line = [{ $state }] { $what }：{ $found }
cli-check-do = {"    "}{ $what }
cli-verify-clean = 核对无误：历史 { $lines } 条，记录 { $rows } 行，链尾 { $head }
cli-verify-found = 发现 { $n } 处不是本程序所改：历史 { $lines } 条，记录 { $rows } 行，链尾 { $head }
cli-verify-line-changed = 历史第 { $line } 条被改动
cli-verify-line-missing = 历史缺第 { $line } 条
cli-verify-row-changed = 记录被改动：{ $table } 第 { $row } 号 { $label }（最后一条历史 { $line }）
cli-verify-row-removed = 记录被删除：{ $table } 第 { $row } 号 { $label }（最后一条历史 { $line }）
cli-verify-row-added = 记录是外来的：{ $table } 第 { $row } 号 { $label }（最后一条历史 { $line }）
cli-verify-guards = 历史的保护被拆除
cli-verify-damaged = 档案损坏：{ $what }
cli-deadline-head = { $rule }（{ $basis }）· { $set } { $edition } · 从 { $from } 起
cli-deadline-step = { $step }（{ $basis }）：{ $due }
cli-deadline-no-set = 没有规则集“{ $what }”，现有：
cli-deadline-no-rule = 没有规则“{ $what }”，现有：
cli-deadline-no-step = 这种情形下没有步骤“{ $what }”，规则的步骤：
cli-verify-index = 登记册的查找索引不全，已重建；记录未动
cli-standard-line = { $code } { $edition }  { $title } · { $purpose } · { $sector } · { $subjects } · { $items } 项，{ $points } 分，台账自答 { $linked } 项，一票否决 { $vetoes } 项
cli-standard-good = { $file } 可以用：
cli-standard-fault = 标准不能用：{ $file } · { $item } · { $field }：{ $what }
cli-standard-head = 文件头
cli-score-no-pack = 没有标准“{ $what }”。自带的有：
cli-score-no-edition = 标准 { $pack } 没有“{ $what }”版，现有 { $there } 版
cli-score-refused = 有 { $n } 处不对，没有打分；改好再来一次
cli-score-fault = { $at }：{ $what }
cli-score-file = 文件
cli-run-not-json = 不是 JSON：{ $because }
cli-run-missing = 必须有
cli-run-unknown-field = 没有“{ $field }”这一栏
cli-run-type-text = 应是文字
cli-run-type-number = 应是数字
cli-run-type-whole = 应是不小于 0 的整数
cli-run-type-list = 应是编号的列表
cli-run-type-object = 应是对象（花括号）
cli-run-type-answer = 应是 "pass"、"fail"、"na" 或一个对象
cli-run-unknown-code = 标准里没有这一条
cli-run-not-in-run = 不在 only 列出的条目里
cli-run-twice = 答了两次
cli-run-unknown-verdict = 结果不能是“{ $word }”，只有 pass、fail、na
cli-run-no-number = 这一条不填数字
cli-run-number-missing = 这一条要填数字 value（{ $unit }）
cli-run-bad-number = 不能是 { $number }：数字不小于 0，计数是整数
cli-run-no-choice = 这一条没有选项
cli-run-choice-missing = 这一条要选 choice：{ $known }
cli-run-unknown-choice = 没有选项“{ $word }”，有：{ $known }
cli-run-verdict-against = 写的结果与数字或选项不符，按规定应是{ $verdict }
cli-run-na-not-allowed = 这一条不能答不适用
cli-run-occurrences-without-fault = 通过的条目没有处数
cli-run-occurrences-follow = 处数由数字或选项得出，是 { $n }
cli-run-no-answer = 没有结果：写 verdict
cli-score-head = 《{ $title }》{ $edition } 版（{ $code }）
cli-score-area = 按 { $area } 平方米的营业厅
cli-score-so-far = 还没有答完：已答的得 { $earned } / { $checked } 分，满分 { $possible } 分
cli-score-veto = 一票否决：{ $item } → { $effect }
cli-score-result = 最后得分 { $score } · { $words }
cli-score-lost = 扣分 { $n } 项：
cli-score-lost-line = {"  "}−{ $lost } / { $of }  { $item }{ $reason }
cli-score-unanswered = 没有答的 { $n } 项：{ $codes }
cli-score-gains = 先改这几项，得分提高最多：
cli-score-gain = {"  "}+{ $points } 分（100 分里 +{ $scaled }）  { $item }
cli-score-gain-veto = {"  "}+{ $points } 分（100 分里 +{ $scaled }），解除否决  { $item }
cli-score-reasons = 不通过没写原因，完成前要补：{ $codes }
cli-report-audits-done = 已写好 { $period } 的检查统计报表：检查 { $n } 次，不通过 { $findings } 项次，触发否决 { $vetoed } 次；{ $file }
cli-print-none = 没有可以打印的{ $product }，什么也没有做
cli-print-one-copy = 每张证有自己的编号，只能印一份；去掉 --copies。只看样子可以不加 --record 和 --to。
cli-print-again = 未打印 { $work } { $name }：印过，重印请写 --reason
cli-print-card = { $number } { $name }
cli-print-printed = { $place } 已打印 { $n } 张{ $product }
cli-print-recorded = 已写好 { $n } 张{ $product }并记为已打印：{ $place }
cli-print-written = 已写好 { $n } 张{ $product }：{ $place }
cli-print-proof = 只是样张：证号是接下来的号，没有占用，台账没有记；要记请加 --record 或 --to
cli-print-left-made = 已编的证号留着，再打印一次不用写原因。
cli-export-all-masked = 已导出 { $n } 个文件到 { $path }，姓名、联系方式已遮住
cli-export-all-whole = 已导出 { $n } 个文件到 { $path }，含姓名、联系方式，已记入历史
cli-archive-done = 档案已生成，共 { $n } 个文件：{ $path }
cli-archive-whole = { $name } 完整：{ $hall }，{ $year } 年，生成于 { $at }，{ $n } 个文件
cli-left-out = 未能生成：{ $name }（{ $because }）
cli-taken = { $path } 已经存在，没有写入；请换一个名称。
