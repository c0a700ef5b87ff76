// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace observatorio::Format {

namespace {

constexpr QChar ThinSpace(0x202F);  // narrow and never a line's end
constexpr QChar Minus(0x2212);
constexpr QChar EnDash(0x2013);

QLocale &current()
{
    static QLocale locale(QLocale::English);
    return locale;
}

struct FormatPhrases {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

/// Thousands by a thin space in the whole part, and a real minus.
QString group(QString text, QChar decimalPoint)
{
    const bool negative = text.startsWith(u'-') || text.startsWith(Minus);
    if (negative)
        text.remove(0, 1);
    qsizetype whole = text.indexOf(decimalPoint);
    if (whole < 0)
        whole = text.size();
    for (qsizetype at = whole - 3; at > 0; at -= 3)
        text.insert(at, ThinSpace);
    return negative ? Minus + text : text;
}

/// As written: "-0.04" with one digit is "-0.0".
bool isZero(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
}

QString twoDigits(std::int64_t number) { return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0')); }

const IndicatorTable *&table()
{
    static const IndicatorTable *indicators = nullptr;
    return indicators;
}

const Indicator *find(const QString &indicator) { return table() ? table()->find(indicator.toStdString()) : nullptr; }

QString inLanguage(const std::string &english, const std::string &spanish)
{
    return QString::fromStdString(current().language() == QLocale::Spanish ? spanish : english);
}

}  // namespace

void setLocale(const QLocale &locale) { current() = locale; }
const QLocale &locale() { return current(); }
void setIndicators(const IndicatorTable &indicators) { table() = &indicators; }

QString integer(std::int64_t value) { return group(QString::number(value), QChar()); }

QString count(std::uint64_t value) { return group(QString::number(value), QChar()); }

QString member(const std::string &id)
{
    const QString text = QString::fromStdString(id), ours = QStringLiteral("observatorio-");
    return text.size() > ours.size() && text.startsWith(ours) ? text.mid(ours.size()) : text;
}

QString rate(double perSecond)
{
    return perSecond > 0.0 && perSecond < 10.0 ? decimal(perSecond, 1) : integer(qRound64(perSecond));
}

QString decimal(double value, int digits)
{
    if (!std::isfinite(value))
        return EnDash;
    QLocale plain = current();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = plain.toString(value, 'f', digits);
    if (text.startsWith(u'-') && isZero(text))
        text.remove(0, 1);  // -0,0 is 0,0
    return group(text, plain.decimalPoint().at(0));
}

int digits(const QString &indicator)
{
    const Indicator *known = find(indicator);
    return known ? known->digits : 2;
}

QString value(const QString &indicator, double value) { return decimal(value, digits(indicator)); }

constexpr int MostDigits = 12;  // a double has about 16 in all

QString valueBeside(const QString &indicator, double value, double threshold)
{
    const auto side = [threshold](double number) { return (number > threshold) - (number < threshold); };
    int shown = digits(indicator);
    for (; shown < MostDigits; ++shown) {
        const double scale = std::pow(10.0, shown);
        const double rounded = std::round(value * scale) / scale;
        if (!std::isfinite(rounded) || side(rounded) == side(value))
            break;
    }
    return decimal(value, shown);
}

QString mean(const QString &indicator, double value)
{
    const int base = digits(indicator);
    return decimal(value, base == 1 && std::abs(value) < 9.995 ? 2 : base);
}

QString change(const QString &indicator, double value, double difference)
{
    const int base = digits(indicator);
    const QString text = decimal(difference, base == 1 && std::abs(value) < 9.995 ? 2 : base);
    return difference > 0.0 && !isZero(text) ? u'+' + text : text;
}

QString percentChange(double percent, int digits)
{
    const QString text = decimal(percent, digits);
    return (percent > 0.0 && !isZero(text) ? u'+' + text : text) + QChar(0x00A0) + u'%';
}

QString time(TimeMs at) { return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss")); }
QString dateTime(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString dayTime(TimeMs at)
{
    return current().toString(QDateTime::fromMSecsSinceEpoch(at), QStringLiteral("dd MMM HH:mm:ss"));
}

QString zone()
{
    const int offset = QDateTime::currentDateTime().offsetFromUtc();
    const int minutes = std::abs(offset) / 60;
    QString text = QStringLiteral("UTC");
    if (offset != 0) {
        text += (offset < 0 ? QString(Minus) : QStringLiteral("+")) + QString::number(minutes / 60);
        if (minutes % 60)
            text += u':' + twoDigits(minutes % 60);
    }
    return FormatPhrases::tr("local time (%1)").arg(text);
}

QString ago(TimeMs at, TimeMs now)
{
    const std::int64_t seconds = (now - at) / 1000;
    if (seconds < 1)
        return FormatPhrases::tr("now");
    if (seconds < 60)
        return FormatPhrases::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return FormatPhrases::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return FormatPhrases::tr("%1 h ago").arg(seconds / 3600);
    return FormatPhrases::tr("%1 d ago").arg(integer(seconds / 86400));
}

QString duration(DurationMs duration)
{
    if (duration < 0)
        return Minus + Format::duration(-duration);
    if (duration < 120'000)
        return FormatPhrases::tr("%1 s").arg(decimal(static_cast<double>(duration) / 1000.0, 1));
    const std::int64_t seconds = (duration + 500) / 1000;
    if (seconds < 3600)
        return FormatPhrases::tr("%1 min %2 s").arg(seconds / 60).arg(twoDigits(seconds % 60));
    if (seconds < 48 * 3600)
        return FormatPhrases::tr("%1 h %2 min").arg(seconds / 3600).arg(twoDigits(seconds / 60 % 60));
    return FormatPhrases::tr("%1 d %2 h").arg(integer(seconds / 86400)).arg(seconds / 3600 % 24);
}

QString error(const Error &error)
{
    const auto translated = [](const char *text) {
        return *text ? QCoreApplication::translate("ErrorText", text).toStdString() : std::string();
    };
    const ErrorSentence sentence = sentenceOf(error.code);
    const struct Error told{error.code, error.subject, translated(error.cause.c_str())};
    return QString::fromStdString(errorText(told, translated(sentence.what), translated(sentence.remedy)));
}

QString linkName(const LinkView &link)
{
    const QString name = QString::fromStdString(link.name);
    if (!link.embedded)
        return name;
    return name.isEmpty() ? FormatPhrases::tr("embedded") : FormatPhrases::tr("embedded") + u' ' + name;
}

QString severity(Severity severity)
{
    static constexpr const char *words[] = {QT_TRANSLATE_NOOP("Format", "Normal"),
                                            QT_TRANSLATE_NOOP("Format", "Warning"),
                                            QT_TRANSLATE_NOOP("Format", "Critical")};
    return FormatPhrases::tr(words[static_cast<std::size_t>(severity)]);
}

QString exact(double value) { return decimal(value, QLocale::FloatingPointShortest); }

QString threshold(const AlertEpisode &episode)
{
    const QString sign = episode.direction == AlertDirection::Above ? QStringLiteral(">") : QStringLiteral("<");
    return sign + QChar(0x00A0) + exact(episode.threshold);
}

QString joined(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list.append(QString::fromStdString(text));
    return list.join(QStringLiteral(", "));
}

QString rich(const QString &text) { return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")); }

QString dotted(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString rejectHint(const RejectHint &hint)
{
    const char *const sentence = sentenceOf(hint.code);
    return *sentence ? QCoreApplication::translate("RejectHint", sentence)
                           .replace(QStringLiteral("%1"), QString::fromStdString(hint.subject))
                     : QString();
}

QString rejectReason(RejectReason reason)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Format", "no value"),
        QT_TRANSLATE_NOOP("Format", "not JSON"),
        QT_TRANSLATE_NOOP("Format", "not a JSON object"),
        QT_TRANSLATE_NOOP("Format", "no pais"),
        QT_TRANSLATE_NOOP("Format", "no indicador"),
        QT_TRANSLATE_NOOP("Format", "no valor"),
        QT_TRANSLATE_NOOP("Format", "wrong type"),
        QT_TRANSLATE_NOOP("Format", "number out of range"),
        QT_TRANSLATE_NOOP("Format", "unknown country"),
        QT_TRANSLATE_NOOP("Format", "from the future"),
        QT_TRANSLATE_NOOP("Format", "too long"),
        QT_TRANSLATE_NOOP("Format", "too many series"),
        QT_TRANSLATE_NOOP("Format", "refused by the database"),
    };
    static_assert(std::size(words) == RejectReasonCount);
    return FormatPhrases::tr(words[static_cast<std::size_t>(reason)]);
}

QString indicatorName(const QString &indicator)
{
    const Indicator *known = find(indicator);
    return known ? inLanguage(known->nameEn, known->nameEs) : indicator;
}

QString indicatorUnit(const QString &indicator)
{
    const Indicator *known = find(indicator);
    return known ? inLanguage(known->unitEn, known->unitEs) : QString();
}

QString indicatorNote(const QString &indicator)
{
    const Indicator *known = find(indicator);
    if (!known)
        return indicator;
    QStringList parts{indicator, indicatorUnit(indicator)};
    if (known->worse)
        parts.append(*known->worse == AlertDirection::Above ? FormatPhrases::tr("higher is worse")
                                                            : FormatPhrases::tr("lower is worse"));
    return dotted(parts);
}

QString indicatorToolTip(const QString &indicator)
{
    const QString name = indicatorName(indicator), note = indicatorNote(indicator);
    return Qt::convertFromPlainText(name == note ? name : name + u'\n' + note);
}

QStringList alertingIndicators()
{
    QStringList names;
    for (const Indicator &each : table() ? table()->all() : std::vector<Indicator>()) {
        if (each.thresholds)
            names.append(inLanguage(each.nameEn, each.nameEs));
    }
    return names;
}

}  // namespace observatorio::Format
