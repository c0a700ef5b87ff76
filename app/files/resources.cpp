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

namespace {

template<typename Table>
Expected<Table> parsed(const QString &path)
{
    return read(path).and_then([](const QByteArray &csv) {
        return Table::parse(std::string_view(csv.constData(), static_cast<std::size_t>(csv.size())));
    });
}

template<typename Table>
Expected<const Table *> shared(const Expected<Table> &table)
{
    if (!table)
        return tl::unexpected(table.error());
    return &*table;
}

}  // namespace

Expected<const CountryTable *> countries()
{
    static const auto table = parsed<CountryTable>(QStringLiteral(":/data/countries.csv"));
    return shared(table);
}

Expected<const IndicatorTable *> indicators()
{
    static const auto table = parsed<IndicatorTable>(QStringLiteral(":/data/indicators.csv"));
    return shared(table);
}

}  // namespace observatorio::Resources
