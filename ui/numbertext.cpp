// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbertext.h"

#include "ui/format.h"

#include <QRegularExpression>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace observatorio {

namespace {

bool isDigits(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// "1.234.567" with `mark` between its groups of three; nothing when it is not that.
std::optional<QString> ungrouped(const QString &whole, QChar mark)
{
    const QStringList groups = whole.split(mark);
    if (groups.first().isEmpty() || groups.first().size() > 3 || groups.first().startsWith(u'0'))
        return std::nullopt;
    for (qsizetype i = 1; i < groups.size(); ++i) {
        if (groups[i].size() != 3)
            return std::nullopt;
    }
    const QString digits = groups.join(QString());
    return isDigits(digits) ? std::optional(digits) : std::nullopt;
}

/// What stands before the decimal mark.
std::optional<QString> wholePart(const QString &text)
{
    for (const QChar mark : {QChar(u' '), QChar(u'.'), QChar(u',')}) {
        if (text.contains(mark))
            return ungrouped(text, mark);
    }
    return isDigits(text) ? std::optional(text) : std::nullopt;
}

struct Mantissa {
    QString whole;
    QString fraction;
    QChar mark;  ///< the decimal mark; null: none
};

std::optional<Mantissa> mantissa(const QString &text)
{
    const qsizetype points = text.count(u'.'), commas = text.count(u',');
    const qsizetype last = std::max(text.lastIndexOf(u'.'), text.lastIndexOf(u','));
    Mantissa parts;
    QString whole = text;
    // The last mark is the decimal one, unless it came before: then it groups.
    if (last >= 0 && (text[last] == u'.' ? points : commas) == 1) {
        parts.mark = text[last];
        parts.fraction = text.mid(last + 1);
        whole = text.left(last);
    }
    const std::optional<QString> digits = wholePart(whole);
    if (!digits || !isDigits(parts.fraction) || (digits->isEmpty() && parts.fraction.isEmpty()))
        return std::nullopt;
    parts.whole = *digits;
    return parts;
}

}  // namespace

NumberText::Read NumberText::read(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^([+-]?) ?([0-9., ]+)(?:[eE]([+-]?[0-9]+))?$"));
    QString plain = text.trimmed();
    if (plain.isEmpty())
        return tl::unexpected(tr("Enter a number."));
    plain.replace(QChar(0x2212), u'-');
    for (const char16_t space : {u'\u00a0', u'\u2009', u'\u202f'})
        plain.replace(QChar(space), u' ');
    const QRegularExpressionMatch match = form.match(plain);
    const std::optional<Mantissa> parts = match.hasMatch() ? mantissa(match.captured(2)) : std::nullopt;
    if (!parts)
        return tl::unexpected(tr("“%1” is not a number.").arg(text.trimmed()));

    const QString sign = match.captured(1) == u"-" ? QStringLiteral("-") : QString();
    const QString exponent = match.captured(3);
    const QString own = Format::locale().decimalPoint();
    // The window itself groups by spaces, so its own decimal mark has one reading.
    const bool isOwn = parts->mark.isNull() || parts->mark == own;
    if (!isOwn && exponent.isEmpty() && ungrouped(match.captured(2), parts->mark))
        return tl::unexpected(tr("“%1” can mean %2 or %3: enter one of these.")
                                  .arg(text.trimmed(), sign + parts->whole + parts->fraction,
                                       sign + parts->whole + own + parts->fraction));

    QByteArray ascii = (sign + u'0' + parts->whole + u'.' + parts->fraction + u'0').toLatin1();
    if (!exponent.isEmpty())
        ascii += 'e' + exponent.toLatin1();
    if (const qsizetype plus = ascii.indexOf("e+"); plus >= 0)
        ascii.remove(plus + 1, 1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(ascii.constData(), ascii.constData() + ascii.size(), value);
    if (error != std::errc() || end != ascii.constData() + ascii.size() || !std::isfinite(value))
        return tl::unexpected(tr("“%1” is too large or too small.").arg(text.trimmed()));
    return value + 0.0;  // no −0
}

NumberText::Read NumberText::readWithin(const QString &text, double least, double most, int decimals)
{
    Read value = read(text);
    if (!value)
        return value;
    if (*value < least || *value > most)
        return tl::unexpected(
            tr("From %1 to %2.").arg(Format::decimal(least, decimals), Format::decimal(most, decimals)));
    const double scaled = *value * std::pow(10.0, decimals);
    if (std::abs(scaled - std::round(scaled)) > 1e-6)
        return tl::unexpected(decimals == 0 ? tr("Whole numbers only.")
                                            : tr("Too many decimals: %1").arg(Format::decimal(*value, decimals)));
    return value;
}

QString NumberText::write(double value)
{
    QLocale plain = Format::locale();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace observatorio
