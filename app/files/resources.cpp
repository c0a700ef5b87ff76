// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files/resources.h"

#include <QFile>

namespace observatorio::Resources {

Expected<QByteArray> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, path.toStdString(), file.errorString().toStdString());
    return file.readAll();
}

Expected<const CountryTable *> countries()
{
    static const Expected<CountryTable> table = [] {
        return read(QStringLiteral(":/data/countries.csv")).and_then([](const QByteArray &csv) {
            return CountryTable::parse(std::string_view(csv.constData(), static_cast<std::size_t>(csv.size())));
        });
    }();
    if (!table)
        return tl::unexpected(table.error());
    return &*table;
}

}  // namespace observatorio::Resources
