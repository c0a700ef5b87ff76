// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/silencetext.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace observatorio {

namespace {

struct SilenceWords {
    Q_DECLARE_TR_FUNCTIONS(observatorio::SilenceWords)
};

}  // namespace

QString regionName(const std::string &region)
{
    const std::pair<std::string_view, QString> names[] = {
        {"america", SilenceWords::tr("Americas")},
        {"east_asia_pacific", SilenceWords::tr("East Asia and Pacific")},
        {"europe_central_asia", SilenceWords::tr("Europe and Central Asia")},
        {"middle_east_north_africa", SilenceWords::tr("Middle East and North Africa")},
        {"south_asia", SilenceWords::tr("South Asia")},
        {"sub_saharan_africa", SilenceWords::tr("Sub-Saharan Africa")},
    };
    for (const auto &[id, name] : names)
        if (id == region)
            return name;
    return QString::fromStdString(region);
}

QString silencedText(const SilenceMatcher &matcher, const UiContext &context)
{
    if (matcher.isEmpty())
        return SilenceWords::tr("nothing");
    QStringList countries;
    for (const std::string &country : matcher.countries)
        countries.append(context.countryName(QString::fromStdString(country)));
    return Format::dotted(
        {countries.join(QStringLiteral(", ")), matcher.region.empty() ? QString() : regionName(matcher.region),
         matcher.indicator.empty() ? QString() : Format::indicatorName(QString::fromStdString(matcher.indicator)),
         matcher.rule.empty() ? QString() : SilenceWords::tr("rule %1").arg(QString::fromStdString(matcher.rule))});
}

}  // namespace observatorio
