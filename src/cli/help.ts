/** What `--help` prints. */
export const HELP = `bellwether: numbers and reports from a loan portfolio's files

  bellwether check PATH… [--map COLUMN=HEADER]… [--unit COLUMN=UNIT]… [--dates COLUMN=FORM]…
                   [--value COLUMN=VALUE]… [--value-map FILE] [--mapping FILE] [--save-mapping FILE]
                   [--beside | --replace] [--json]
      what the import makes of the files; read = loaded + rejected + excluded, file by file; --value says what
      all rows of a file without such a column have (exposure.as_of_date=2026-06-30, esg.subject_type=project);
      --value-map FILE says what words of cells mean, once for all files: { "exposure.five_tier": { "优": "1", "未评": "" } }
      ('' for a word that says nothing); --save-mapping keeps how columns and words were understood, for --mapping next
      month; --with-hidden, in every command that reads, takes in the sheets and rows that a workbook hides, which are
      left out and listed without it

  bellwether compare OLD NEW [--map COLUMN=HEADER]… [--mapping FILE] [--json]
      rows that were added, removed and restated between two files or folders, by table and month

  bellwether metric ID[,ID…] --data PATH [--by DIM[,DIM]] [--as-of DATE] [--from DATE]
                    [--period month|quarter|ytd|ttm|all] [--filter DIM=VALUE]…
                    [--format table|json|csv]
      values of metrics, by slug (npl-ratio) or code (R12); with --from, one row a month;
      --period is what a metric of a period covers up to its date

  bellwether metric --list [--data PATH] [--format table|json|csv]
      the metrics there are; with --data also those of metrics/*.json and metrics/*.sql in that folder

  bellwether evidence ID --data PATH --out FILE.csv [--by …] [--as-of …] [--from …] [--period …] [--filter …]
      the rows a value was made from and those left out, with file, sheet and row, and beside it FILE.json:
      definition, version, limits, SQL, values; without --out, --format json|csv|prov prints it; with it,
      --format prov also writes FILE.prov.json, where the values come from as W3C PROV

  bellwether bridge ID --data PATH --from DATE [--to DATE] [--from-data PATH] [--by …] [--filter …] [--period …]
                    [--format text|json|csv]
      why a value moved between two dates, or between two deliveries (--from-data is the older one): effects by cause
      that add up to the change, and by facility underneath

  bellwether breaches --data PATH [--as-of DATE|latest] [--filter DIM=VALUE]… [--format table|json|csv] [--fail-on red]
      everything beyond a limit of the catalogue or the bank, at every level the limit is meant for, the most serious
      first, with since when; what no longer is, and what could not be checked. The exit code is 0 with breaches too,
      with --fail-on red 3 where there is one

  bellwether boards --list [--format table|json|csv]
      the boards there are, and the cards on each
  bellwether board ID --data PATH [--as-of DATE] [--filter DIM=VALUE]… [--format table|json|csv]
                   [--compare month|quarter|year|peers|target|DATE]
      every card of a board: what it says, its table, and the rows behind it; --compare holds each value against that of
      a month, a quarter or a year earlier, of a date of the data, of its peers, or against its target

  bellwether what-if --data PATH --set KEY[@SCOPE]=VALUE… [--as-of DATE] [--filter DIM=VALUE]… [--format text|json]
      other limits (threshold:npl-ratio:red=4%, threshold:dscr:amber@sector:…=1.4), weights of the score card
      (weight:review-on-time=20%), esg_weights, esg_provider, sector_limit:…, sector_flag:…, ewi_points:F01=1/3, net_capital and the
      other settings tried out: which states and values would change, the balance concerned, and how a limit would
      have done in the past. A scenario, never figures of the bank

  bellwether report --data PATH --out FILE.pdf [--lang zh-CN|en|both] [--paper A4|Letter] [--as-of DATE|latest]
                    [--filter DIM=VALUE]… [--title TEXT] [--preparer NAME] [--notes FILE.csv]
                    [--document board|book|client|manager|project|facility|team --id ID]
                    [--profile FILE.json] [--set KEY[@SCOPE]=VALUE]… [--summary FILE.json] [--fail-on red|amber]
      the pack a board reads, at most twelve pages; --document book has every number behind it; --lang both has of each
      the Chinese pages and then the English ones. --notes are those that were
      saved on the page: the newest on what is beyond a limit, and on clients and other things of the part of the book;
      --document client --id C0194 is a few pages on one client (or client manager, project, loan or team) with key
      numbers, the rows of each table, definitions and files; --set makes of any a scenario, which every page says;
      --profile is how the bank wants it (docs/profile.schema.json); options win over it;
      --summary is how it went, for schedulers: breaches, movements, rows, hashes (docs/summary.schema.json)

  bellwether workbook --data PATH --out FILE.xlsx [--lang zh-CN|en] [--as-of DATE|latest] [--filter DIM=VALUE]…
                    [--set KEY[@SCOPE]=VALUE]… [--title TEXT] [--hide-names] [--force]
      the report's tables with typed cells, and every key figure as a formula over the sheet of its rows, which Excel and
      LibreOffice work out anew; definitions, parameters, reconciliation of every file. --set makes of it a scenario,
      which it says

  bellwether proof METRIC --data PATH --out FOLDER [--by …] [--as-of …] [--from …] [--period …] [--filter …]
      the rows of a number as CSV, their types, its SQL, what is expected, and proof.py, 100 lines of Python without
      our code that work value, numerator, denominator and n out anew from the rows; of a metric made of metrics,
      which has no rows of its own, it names these

  bellwether bundle --data PATH --out FILE.zip [--sign KEY.pem] [--lang zh-CN|en] [--as-of DATE|latest]
                  [--filter DIM=VALUE]… [--title TEXT] [--force]
      report, workbook, the files as given, every number in them and its SQL, settings, versions, and a manifest of SHA-256
      sums, signed by an Ed25519 key (openssl genpkey -algorithm ed25519 -out KEY.pem). It holds names

  bellwether verify FILE.zip [--key PUB.pem]
      the sums, the signature, and every number made anew from the data inside; the first difference is named, and
      the exit code is 1. --key is the key it has to be signed by (openssl pkey -in KEY.pem -pubout -out PUB.pem)

  bellwether prepare --data FOLDER [--force]
      for a page that opens the folder from a server: datapackage.json with the size and sum of each file, and prepared.json,
      what every board shows, so that the numbers are there before the page's engine is; the page holds each against
      the files as soon as it has read them. --force writes both anew from the files as they are now

  bellwether pack --data PATH --out FOLDER [--filter DIM=VALUE]… [--hide-names] [--force]
      a folder to put on a server for one reader: the rows within the filter (branch, team, manager, sector, region,
      client, product, project, facility) and no other, as plain CSV with the file and row each came from, with sizes,
      sums and prepared answers. The package says wherever it is shown that it is a part, and of what; for each table
      rows in = written + left out. What is left out with a row that names somebody outside, and which metrics answer
      otherwise than the whole does with --filter, docs/command-line.md says

  bellwether prerender PAGE.html --data PATH --out PAGE.html [--styles ADDRESS] [--hide-names] [--force]
      the page with the last value in each <bw-metric>, <bw-card> and <bw-table>, with its date: legible before any script,
      which takes its place over; all else byte for byte. --styles is the address of this package's styles/prerendered.css

  bellwether normalize PATH… --out DIR [--encoding NAME] [--delimiter TEXT]
      every table of the files as plain CSV (UTF-8, comma, one header row), cells as they stood:
      data.csv gives DIR/data.csv_converted.csv, a second table data.csv_2_converted.csv

  bellwether template --out DIR
      empty files of every table to be filled in, with headings in both languages: CSV, and one workbook

PATH is a file, a folder or a pattern in quotes ('2026-*.csv'): of a folder the resources of its datapackage.json, without one its files
of tables. They may be delimited text, Excel (.xlsx, .xls, .xlsb), OpenDocument, HTML, Parquet, Arrow, JSON,
or a .zip or .gz of these; what a file is, its content says. Several PATHs (check PATH…, --data PATH --data PATH) are deliveries,
one after the other. With other loans of a month that is there, a later one is a part of that month, and both count; with the
same loans and other values it waits for --replace (a correction: it holds) or --beside (both count, of a loan the later row).
Dates are written 2026-06-30; --as-of latest, in every command that takes a date, is the latest of the data. check, compare, metric and breaches take --lang, metric and report take --map, --unit, --dates,
--value, --value-map, --mapping, --beside and --replace as check does.
metric, evidence, bridge, breaches, report, workbook, proof, pack and prerender take --hide-names: codes in place of client managers, numbers in place of clients.
No file that is read is ever written over, and another one that is there (--out, --save-mapping) only with --force.
The exit code is 0 only on success; errors are one line each on standard error.
`;
