// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/serverprobe.h"

#include <libpq-fe.h>
#include <poll.h>

#include <chrono>
#include <memory>
#include <optional>

namespace observatorio::store {

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

using ServerSession = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr auto AnswerWithin = 2s;
constexpr int Rounds = 3;

constexpr const char *Pooler =
    "a pooler such as PgBouncer stands before it and gives every transaction another connection (transaction mode): "
    "connect to PostgreSQL's own port, or let the pooler keep a connection for a session (pool_mode = session)";

ServerSession connected(const std::string &conninfo) { return {PQconnectdb(conninfo.c_str()), PQfinish}; }

enum class Answer : std::uint8_t { Given, Refused, None };

// None: nothing came in time, as where a pooler waits for a free connection.
Answer ask(PGconn *session, const char *sql, int *number = nullptr)
{
    if (PQsendQuery(session, sql) == 0)
        return Answer::Refused;
    const auto deadline = steady_clock::now() + AnswerWithin;
    bool isRefused = false;
    while (true) {
        while (PQisBusy(session) != 0) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now());
            pollfd socket = {PQsocket(session), POLLIN, 0};
            if (left <= 0ms || ::poll(&socket, 1, static_cast<int>(left.count())) == 0)
                return Answer::None;
            if (PQconsumeInput(session) == 0)
                return Answer::Refused;
        }
        const Result result(PQgetResult(session), PQclear);
        if (!result)
            return isRefused ? Answer::Refused : Answer::Given;
        if (PQresultStatus(result.get()) == PGRES_TUPLES_OK && number && PQntuples(result.get()) == 1)
            *number = std::atoi(PQgetvalue(result.get(), 0, 0));
        isRefused |= PQresultStatus(result.get()) == PGRES_FATAL_ERROR;
    }
}

constexpr const char *WhichServer = "SELECT pg_backend_pid()";

// A session keeps its server process; with a pooler in transaction mode a second one gets the first one's as soon as
// that is idle, or the first one gets another.
bool changesServers(PGconn *first, const std::string &conninfo, int its)
{
    const ServerSession second = connected(conninfo);
    if (PQstatus(second.get()) != CONNECTION_OK)
        return false;
    for (int round = 0; round < Rounds; ++round) {
        int other = 0, again = 0;
        switch (ask(second.get(), "BEGIN")) {
        case Answer::Refused:
            return true;  // a pooler that takes single statements alone
        case Answer::None:
            return false;
        case Answer::Given:
            break;
        }
        if (ask(second.get(), WhichServer, &other) != Answer::Given)
            return false;
        if (other == its)
            return true;
        if (ask(first, WhichServer, &again) == Answer::Given && again != its)
            return true;
        if (ask(second.get(), "ROLLBACK") != Answer::Given)
            return false;
    }
    return false;
}

}  // namespace

ServerProbe probeServer(const std::string &conninfo, const std::string &database)
{
    const ServerSession session = connected(conninfo);
    if (PQstatus(session.get()) != CONNECTION_OK)
        return {.refusal = PQerrorMessage(session.get()), .unfit = {}};
    int process = 0;
    const bool isPooled =
        ask(session.get(), WhichServer, &process) == Answer::Given && process != PQbackendPID(session.get());
    if (isPooled && changesServers(session.get(), conninfo, process))
        return {.refusal = {}, .unfit = Pooler};
    const char *encoding = PQparameterStatus(session.get(), "server_encoding");
    if (encoding && std::string(encoding) != "UTF8")
        return {.refusal = {},
                .unfit = std::string("it keeps texts as ") + encoding
                         + ", which cannot hold every name that a record may bring: make one with createdb -E UTF8 -T "
                           "template0, and carry over what "
                         + database + " has with pg_dump and psql"};
    return {};
}

}  // namespace observatorio::store
