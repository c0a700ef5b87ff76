// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace observatorio {

/// "Côte d'Ivoire" is found by "cote": compared without marks and case.
inline QString folded(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain.append(c.toCaseFolded());
    }
    return plain;
}

}  // namespace observatorio
