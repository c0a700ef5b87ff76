// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page.h"

#include "ui/format.h"
#include "ui/widgets/datatable.h"

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

Page::~Page() { qDeleteAll(titleControls()); }

QList<QWidget *> Page::titleControls() const
{
    QList<QWidget *> controls(m_titleControls.begin(), m_titleControls.end());
    controls.removeAll(nullptr);
    return controls;
}

QJsonObject Page::saveState() const
{
    QJsonObject state;
    for (const auto &[name, table] : m_tables)
        state[name] = QString::fromLatin1(table->state().toBase64());
    return state;
}

void Page::restoreState(const QJsonObject &state)
{
    for (const auto &[name, table] : m_tables)
        table->restoreState(QByteArray::fromBase64(state[name].toString().toLatin1()));
}

}  // namespace observatorio
