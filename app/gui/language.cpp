// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/language.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace observatorio {

void Language::use(const std::string &chosen)
{
    const QLocale system = QLocale::system();
    const QString language = chosen.empty()
                                 ? (system.language() == QLocale::Spanish ? QStringLiteral("es") : QStringLiteral("en"))
                                 : QString::fromStdString(chosen);
    const QLocale locale = chosen.empty() && system.name().startsWith(language) ? system : QLocale(language);
    QLocale::setDefault(locale);
    Format::setLocale(locale);
    for (QTranslator *translator : {&m_ours, &m_qts})
        QCoreApplication::removeTranslator(translator);
    if (m_ours.load(QStringLiteral(":/translations/observatorio_%1.qm").arg(language)))
        QCoreApplication::installTranslator(&m_ours);
    if (m_qts.load(QStringLiteral("qtbase_%1").arg(language), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
}

}  // namespace observatorio
