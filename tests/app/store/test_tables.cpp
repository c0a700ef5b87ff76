// SPDX-License-Identifier: GPL-3.0-or-later
// The descriptions (app/store/tables.h) against the tables that the migrations make.
#include "app/store/tables.h"
#include "tests/app/store/storefixture.h"

#include <gmock/gmock.h>

#include <map>

namespace observatorio::test {
namespace {

using store::ColumnInfo;
using store::ColumnType;
using testing::IsEmpty;
using testing::IsSupersetOf;

const char *const Advice = ": resources/migrations needs a new file for each database (HACKING.md, Add a column to a "
                           "table)";

struct RealColumn {
    std::string type;
    bool nullable;
    bool filled;  ///< by itself: a default, or a number that counts up
};
using RealColumns = std::map<std::string, RealColumn>;

RealColumns columnsOf(RawSql &sql, bool postgresql, const std::string &table)
{
    const Rows rows =
        sql.rows(postgresql ? "SELECT column_name, data_type, is_nullable = 'YES', column_default IS NOT NULL OR "
                              "is_identity = 'YES' FROM information_schema.columns WHERE table_schema = 'public' AND "
                              "table_name = '"
                                  + table + "'"
                            : "SELECT name, type, \"notnull\" = 0 AND pk = 0, dflt_value IS NOT NULL OR (pk > 0 AND "
                              "type = 'INTEGER' AND (SELECT max(pk) FROM pragma_table_info('"
                                  + table + "')) = 1) FROM pragma_table_info('" + table + "')");
    RealColumns found;
    for (const auto &row : rows)
        found[row[0]] = {row[1], row[2] == "true" || row[2] == "1", row[3] == "true" || row[3] == "1"};
    return found;
}

bool fits(ColumnType described, const std::string &real, bool postgresql)
{
    switch (described) {
    case ColumnType::Text:
        return real == (postgresql ? "text" : "TEXT");
    case ColumnType::Integer:
        return postgresql ? real == "integer" || real == "bigint" : real == "INTEGER";
    case ColumnType::Real:
        return real == (postgresql ? "double precision" : "REAL");
    case ColumnType::Time:
        return real == (postgresql ? "timestamp with time zone" : "TEXT");
    case ColumnType::Boolean:
        return real == (postgresql ? "boolean" : "INTEGER");
    }
    return false;
}

// A sentence for everything in which a description and its table do not fit.
std::vector<std::string> faults(RawSql &sql, bool postgresql)
{
    std::vector<std::string> found;
    for (const auto &[table, makesRows] : store::describedTables()) {
        const std::string name = table.name;
        RealColumns real = columnsOf(sql, postgresql, name);
        const RealColumns view = table.readFrom ? columnsOf(sql, postgresql, table.readFrom) : RealColumns{};
        for (const ColumnInfo &column : table.columns) {
            const std::string columnName = column.name.text;
            if (column.rules.selected)
                continue;  // of another table
            if (table.readFrom && column.rules.read && !view.contains(columnName))
                found.push_back(std::string(table.readFrom) + " has no column " + columnName + Advice);
            const auto there = real.find(columnName);
            if (there == real.end()) {
                found.push_back(name + " has no column " + columnName + Advice);
                continue;
            }
            if (!fits(column.type, there->second.type, postgresql))
                found.push_back(name + '.' + columnName + " is " + there->second.type + ", not what is described");
            if (makesRows && column.nullable && !there->second.nullable)
                found.push_back(name + '.' + columnName + " takes no NULL, but may be written as NULL");
            if (column.rules.written)
                real.erase(there);
        }
        for (const auto &[left, column] : real)
            if (makesRows && !column.nullable && !column.filled)
                found.push_back(name + '.' + left + " needs a value, and its description writes none");
    }
    return found;
}

class StoreTables : public StoreTest {
protected:
    void SetUp() override
    {
        StoreTest::SetUp();
        if (!IsSkipped()) {
            ASSERT_TRUE(succeeded(newStore()->open()));
        }
    }
    std::vector<std::string> faultsNow() const
    {
        RawSql sql(m_database->settings());
        return faults(sql, postgresql());
    }
};
OBSERVATORIO_BOTH_DATABASES(StoreTables);

TEST_P(StoreTables, EveryDescriptionFitsItsTable) { EXPECT_THAT(faultsNow(), IsEmpty()); }

TEST_P(StoreTables, AForgottenMigrationIsNamed)
{
    RawSql sql(m_database->settings());
    sql.exec("ALTER TABLE alertas DROP COLUMN suprimidas");
    sql.exec("ALTER TABLE memoria_avalancha DROP COLUMN epi_umbral");
    EXPECT_THAT(faultsNow(), IsSupersetOf({std::string("alertas has no column suprimidas").append(Advice),
                                           std::string("memoria_avalancha has no column epi_umbral").append(Advice)}));
}

TEST_P(StoreTables, AColumnThatNobodyFillsAndOneOfAnotherTypeAreNamed)
{
    RawSql sql(m_database->settings());
    sql.exec("DROP TABLE eventos_rechazados");
    sql.exec("CREATE TABLE eventos_rechazados (cluster TEXT NOT NULL, topic TEXT NOT NULL, particion INTEGER NOT NULL, "
             "offset_evento BOOLEAN NOT NULL, motivo TEXT NOT NULL, muestra TEXT NOT NULL, ts_evento "
             + std::string(postgresql() ? "timestamptz" : "TEXT")
             + " NOT NULL, origen TEXT NOT NULL, nota TEXT, veces INTEGER NOT NULL DEFAULT 1, "
               "PRIMARY KEY (cluster, topic, particion, offset_evento))");
    const std::string boolean = postgresql() ? "boolean" : "BOOLEAN";
    EXPECT_THAT(
        faultsNow(),
        IsSupersetOf({"eventos_rechazados.offset_evento is " + boolean + ", not what is described",
                      std::string("eventos_rechazados.ts_evento takes no NULL, but may be written as NULL"),
                      std::string("eventos_rechazados.origen needs a value, and its description writes none")}));
}

}  // namespace
}  // namespace observatorio::test
