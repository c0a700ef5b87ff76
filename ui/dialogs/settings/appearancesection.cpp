// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/appearancesection.h"

#include "ui/dialogs/settings/formfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

namespace observatorio {

AppearanceSection::AppearanceSection(QWidget *parent)
    : SettingsSection(tr("General"), tr("Language, look, and what the program does by itself."), parent),
      m_language(new QComboBox), m_theme(new QComboBox),
      m_simulator(new QCheckBox(tr("Start the simulator with the program"))),
      m_publish(new QCheckBox(tr("Publish corruption alerts to alertas_corrupcion")))
{
    m_language->addItem(tr("The system's"), QString());
    m_language->addItem(QStringLiteral("Español"), QStringLiteral("es"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_theme->addItem(tr("The system's"), static_cast<int>(ThemeChoice::System));
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    for (QComboBox *box : {m_language, m_theme}) {
        box->setMaximumWidth(220);
        connect(box, &QComboBox::currentIndexChanged, this, &AppearanceSection::edited);
    }
    addField(tr("Language"), m_language);
    addField(tr("Theme"), m_theme);
    addField(tr("At start"), m_simulator,
             tr("Events flow at once, with no producer of your own. On a broker other than the embedded one you are "
                "asked first."));
    addField(tr("For other programs"), m_publish,
             tr("Each corruption alert goes to that topic of the broker in use, as "
                "{\"pais\":\"VEN\",\"indice\":17,\"alerta\":\"critico\"}."));
    column()->addStretch(1);
    for (QCheckBox *box : {m_simulator, m_publish})
        connect(box, &QCheckBox::toggled, this, &AppearanceSection::edited);
}

void AppearanceSection::load(const AppSettings &settings)
{
    m_language->setCurrentIndex(qMax(0, m_language->findData(QString::fromStdString(settings.language))));
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(settings.theme)));
    m_simulator->setChecked(settings.simulatorRuns);
    m_publish->setChecked(settings.pipeline.publishCorruptionAlerts);
}

void AppearanceSection::store(AppSettings &settings) const
{
    settings.language = m_language->currentData().toString().toStdString();
    settings.theme = static_cast<ThemeChoice>(m_theme->currentData().toInt());
    settings.simulatorRuns = m_simulator->isChecked();
    settings.pipeline.publishCorruptionAlerts = m_publish->isChecked();
}

}  // namespace observatorio
