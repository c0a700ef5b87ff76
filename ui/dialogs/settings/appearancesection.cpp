// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/sections.h"

#include <QCheckBox>

namespace observatorio {

namespace {

constexpr int ChoiceWidth = 220;

class AppearanceSection : public SettingsSection {
    Q_DECLARE_TR_FUNCTIONS(observatorio::AppearanceSection)
public:
    AppearanceSection()
        : SettingsSection(QStringLiteral("appearance"), tr("General"), QStringLiteral("gear"),
                          tr("Language, appearance, and what the program does on its own."))
    {
        bind(tr("Language"),
             new ChoiceBox({{tr("System default"), std::string()},
                            {QStringLiteral("Español"), std::string("es")},
                            {QStringLiteral("English"), std::string("en")}},
                           ChoiceWidth),
             &AppSettings::language);
        bind(tr("Theme"),
             new ChoiceBox({{tr("System default"), ThemeChoice::System},
                            {tr("Light"), ThemeChoice::Light},
                            {tr("Dark"), ThemeChoice::Dark}},
                           ChoiceWidth),
             &AppSettings::theme);
        bind(tr("At start"), new QCheckBox(tr("Start the simulator with the program")), &AppSettings::simulatorRuns)
            .hint(
                tr("Events start flowing right away, with no producer of your own. On a broker other than the embedded "
                   "one you are asked first."));
        bind(tr("For other programs"), new QCheckBox(tr("Publish corruption alerts to alertas_corrupcion")),
             &PipelineSettings::publishCorruptionAlerts)
            .hint(tr("Each corruption alert goes to that topic of the broker in use, as "
                     "{\"pais\":\"VEN\",\"indice\":17,\"alerta\":\"critico\"}."));
        column()->addStretch(1);
    }
};

}  // namespace

SettingsSection *appearanceSection() { return new AppearanceSection; }

}  // namespace observatorio
