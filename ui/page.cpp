// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page.h"

#include "ui/format.h"

namespace observatorio {

QString UiContext::countryName(const QString &alpha3) const
{
    if (!countries)
        return alpha3;
    const auto id = countries->find(alpha3.toStdString());
    if (!id)
        return alpha3;
    const Country &country = countries->at(*id);
    return QString::fromStdString(Format::locale().language() == QLocale::Spanish ? country.nameEs : country.nameEn);
}

}  // namespace observatorio
