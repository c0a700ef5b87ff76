// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

#include <string>

namespace observatorio {

/// The language of the interface: its texts and Qt's own, and the locale that numbers and times follow. GUI thread.
class Language {
public:
    /// "es", "en"; empty: the system's, where it is one of them, else English. Widgets made before keep their texts.
    void use(const std::string &chosen);

private:
    QTranslator m_ours;
    QTranslator m_qts;
};

}  // namespace observatorio
