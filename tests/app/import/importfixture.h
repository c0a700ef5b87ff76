// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/files/resources.h"
#include "app/import/importfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace observatorio::test {

inline ImportKnowledge knowledge()
{
    return {*Resources::countries().value(), *Resources::regions().value(), *Resources::indicators().value()};
}

inline std::string fixture(const std::string &name) { return OBSERVATORIO_SOURCE_DIR "/tests/fixtures/import/" + name; }

/// A folder with files of a test's own.
class OwnFiles {
public:
    std::string write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qUtf8Printable(name));
        return file.fileName().toStdString();
    }

private:
    const QTemporaryDir m_folder;
};

/// Country, indicator, year, value; a line each.
inline std::string valuesOf(const ImportOutcome &outcome)
{
    return outcome.baseline.substr(outcome.baseline.find('\n') + 1);
}

}  // namespace observatorio::test
