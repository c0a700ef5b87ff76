#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the .ts files up to date with the sources: new texts come in unfinished, gone ones go out.
# English has plural forms only; its texts are the sources themselves.
set -eu
cd "$(dirname "$0")/../.."
lupdate=${LUPDATE:-$(command -v lupdate6 || command -v lupdate-qt6 || echo /usr/lib/qt6/bin/lupdate)}
[ -x "$lupdate" ] || { echo "update.sh: no lupdate at $lupdate; install qt6-l10n-tools or set LUPDATE" >&2; exit 1; }
"$lupdate" -silent -no-obsolete -locations none -source-language en -target-language es -I . ui app/gui -ts resources/translations/observatorio_es.ts
"$lupdate" -silent -no-obsolete -locations none -source-language en -target-language en -pluralonly -I . ui app/gui -ts resources/translations/observatorio_en.ts
