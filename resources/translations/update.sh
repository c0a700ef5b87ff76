#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the .ts files up to date with the sources: new texts come in unfinished, gone ones go out.
# English has plural forms only; its texts are the sources themselves.
set -eu
cd "$(dirname "$0")/../.."
lupdate=${LUPDATE:-$(command -v lupdate6 || command -v lupdate-qt6 || echo /usr/lib/qt6/bin/lupdate)}
[ -x "$lupdate" ] || { echo "update.sh: no lupdate at $lupdate; install qt6-l10n-tools or set LUPDATE" >&2; exit 1; }
update() {
    language=$1
    shift
    # TRANSLATED marks a text where there is no Qt.
    "$lupdate" -silent -no-obsolete -locations none -source-language en -target-language "$language" "$@" \
        -tr-function-alias QT_TRANSLATE_NOOP+=TRANSLATED -I . ui app/gui analytics/domain -ts "resources/translations/observatorio_$language.ts"
}
update es
update en -pluralonly
