// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/indicators.h"

namespace observatorio {

const QStringList &knownIndicators()
{
    static const QStringList names{
        QStringLiteral("inflacion"),     QStringLiteral("pib_growth"), QStringLiteral("desempleo"),
        QStringLiteral("corrupcion"),    QStringLiteral("gini"),       QStringLiteral("deuda_externa"),
        QStringLiteral("comercio"),      QStringLiteral("idh"),        QStringLiteral("ied"),
        QStringLiteral("pib_percapita"),
    };
    return names;
}

}  // namespace observatorio
