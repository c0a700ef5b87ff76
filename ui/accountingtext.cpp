// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accountingtext.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace observatorio::AccountingText {

namespace {

struct AccountingPhrases {
    Q_DECLARE_TR_FUNCTIONS(AccountingText)
};

QString filled(const QString &pattern, const Accounting &accounting)
{
    QString text = pattern.arg(Format::integer(accounting.read()), Format::integer(accounting.counted),
                               Format::integer(accounting.late), Format::integer(accounting.rejected));
    if (accounting.untimed != 0)
        text += AccountingPhrases::tr(" + %1 no timestamp").arg(Format::integer(accounting.untimed));
    if (accounting.gaps != 0)
        text += AccountingPhrases::tr(" + %1 gaps").arg(Format::integer(accounting.gaps));
    return text;
}

}  // namespace

QString equation(const Accounting &accounting)
{
    return filled(AccountingPhrases::tr("%1 = %2 counted + %3 late + %4 rejected"), accounting);
}

QString briefEquation(const Accounting &accounting)
{
    return filled(AccountingPhrases::tr("%1 = %2 cnt. + %3 late + %4 rej.", "the accounting equation, abbreviated"),
                  accounting);
}

QString verdict(bool addsUp)
{
    return addsUp ? AccountingPhrases::tr("adds up") : AccountingPhrases::tr("does not add up");
}

QString markedVerdict(bool addsUp) { return (addsUp ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + verdict(addsUp); }

QString sentence(const Accounting &accounting, bool addsUp)
{
    return equation(accounting) + QStringLiteral(" · ") + markedVerdict(addsUp);
}

}  // namespace observatorio::AccountingText
