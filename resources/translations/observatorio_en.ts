<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Coverage</name>
    <message numerus="yes">
        <source>and %n more: see Groups</source>
        <translation>
            <numerusform>and %n more: see Groups</numerusform>
            <numerusform>and %n more: see Groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n partition(s)</source>
        <translation>
            <numerusform>%1 of %n partition</numerusform>
            <numerusform>%1 of %n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) silent: %1</source>
        <translation>
            <numerusform>%n worker is silent: %1</numerusform>
            <numerusform>%n workers are silent: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>Last %n h</numerusform>
            <numerusform>Last %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n min</source>
        <translation>
            <numerusform>Last %n min</numerusform>
            <numerusform>Last %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::AcknowledgeDialog</name>
    <message numerus="yes">
        <source>%n alert(s) marked as seen: they stay on the list and no longer ask for attention.</source>
        <translation>
            <numerusform>%n alert marked as seen: it stays on the list and no longer asks for attention.</numerusform>
            <numerusform>%n alerts marked as seen: they stay on the list and no longer ask for attention.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::AlertDetails</name>
    <message numerus="yes">
        <source>stands for %n more not shown because of too many alerts</source>
        <translation>
            <numerusform>stands for %n more not shown because of too many alerts</numerusform>
            <numerusform>stands for %n more not shown because of too many alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::AlertModel</name>
    <message numerus="yes">
        <source>%Ln alerts not shown: too many at once</source>
        <translation>
            <numerusform>%Ln alert not shown: too many at once</numerusform>
            <numerusform>%Ln alerts not shown: too many at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts of %1 not shown: too many at once</source>
        <translation>
            <numerusform>%Ln alert of %1 not shown: too many at once</numerusform>
            <numerusform>%Ln alerts of %1 not shown: too many at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::AlertsCard</name>
    <message numerus="yes">
        <source>%n firing</source>
        <translation>
            <numerusform>%n firing</numerusform>
            <numerusform>%n firing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::AlertsPage</name>
    <message numerus="yes">
        <source>%n firing</source>
        <translation>
            <numerusform>%n firing</numerusform>
            <numerusform>%n firing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n critical</numerusform>
            <numerusform>%n critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged</source>
        <translation>
            <numerusform>%n acknowledged</numerusform>
            <numerusform>%n acknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>%n silenced</numerusform>
            <numerusform>%n silenced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved</source>
        <translation>
            <numerusform>%n resolved</numerusform>
            <numerusform>%n resolved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation>
            <numerusform>%n stale</numerusform>
            <numerusform>%n stale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::BackToLive</name>
    <message numerus="yes">
        <source>%1 new · back to live</source>
        <translation>
            <numerusform>%1 new · back to live</numerusform>
            <numerusform>%1 new · back to live</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::Controller</name>
    <message numerus="yes">
        <source>Connected: cluster %1, %n broker(s).</source>
        <translation>
            <numerusform>Connected: cluster %1, %n broker.</numerusform>
            <numerusform>Connected: cluster %1, %n brokers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::CountriesPage</name>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::CountryChoice</name>
    <message numerus="yes">
        <source>%n chosen: %1</source>
        <translation>
            <numerusform>%n chosen: %1</numerusform>
            <numerusform>%n chosen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::FaultRow</name>
    <message numerus="yes">
        <source>%1 injected</source>
        <translation>
            <numerusform>%1 injected</numerusform>
            <numerusform>%1 injected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::HealthPage</name>
    <message numerus="yes">
        <source>The database refused %n rows for what they hold; their records count as rejected: %1.</source>
        <translation>
            <numerusform>The database refused %n row for what it holds; its records count as rejected: %1.</numerusform>
            <numerusform>The database refused %n rows for what they hold; their records count as rejected: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::ImportDialog</name>
    <message numerus="yes">
        <source>%n year(s) have two values.</source>
        <translation>
            <numerusform>%n year has two values.</numerusform>
            <numerusform>%n years have two values.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s) could not be read.</source>
        <translation>
            <numerusform>%n more field could not be read.</numerusform>
            <numerusform>%n more fields could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) were left out.</source>
        <translation>
            <numerusform>%n more row was left out.</numerusform>
            <numerusform>%n more rows were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them estimates</source>
        <translation>
            <numerusform>%n of them an estimate</numerusform>
            <numerusform>%n of them estimates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::ImportForm</name>
    <message numerus="yes">
        <source>%n indicators</source>
        <translation>
            <numerusform>%n indicator</numerusform>
            <numerusform>%n indicators</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::IndicatorStrip</name>
    <message numerus="yes">
        <source>%1: mean of %n countries&apos; newest final windows</source>
        <translation>
            <numerusform>%1: mean of %n country&apos;s newest final window</numerusform>
            <numerusform>%1: mean of %n countries&apos; newest final windows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::LateModel</name>
    <message numerus="yes">
        <source>%n event(s) of this window, the latest by this much</source>
        <translation>
            <numerusform>%n event of this window, late by this much</numerusform>
            <numerusform>%n events of this window, the latest by this much</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::MainWindow</name>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n critical</numerusform>
            <numerusform>%n critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that nobody acknowledged or silenced</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n that nobody acknowledged or silenced</numerusform>
            <numerusform>%n that nobody acknowledged or silenced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::MapCard</name>
    <message numerus="yes">
        <source>%n more firing</source>
        <translation>
            <numerusform>%n more firing</numerusform>
            <numerusform>%n more firing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::OverviewPage</name>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n critical</numerusform>
            <numerusform>%n critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>× %n ind.</source>
        <translation>
            <numerusform>× %n ind.</numerusform>
            <numerusform>× %n ind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::RemarkBanner</name>
    <message numerus="yes">
        <source>And %n more: see Health.</source>
        <translation>
            <numerusform>And %n more: see Health.</numerusform>
            <numerusform>And %n more: see Health.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::SilenceDialog</name>
    <message numerus="yes">
        <source>%n countries</source>
        <translation>
            <numerusform>%n country</numerusform>
            <numerusform>%n countries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Holds for %n active alert(s), and for those to come. They are still recorded.</source>
        <translation>
            <numerusform>Holds for %n active alert, and for those to come. They are still recorded.</numerusform>
            <numerusform>Holds for %n active alerts, and for those to come. They are still recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::TopicModel</name>
    <message numerus="yes">
        <source>%n partition(s) with an error</source>
        <translation>
            <numerusform>%n partition with an error</numerusform>
            <numerusform>%n partitions with an error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) read here</source>
        <translation>
            <numerusform>%n partition read here</numerusform>
            <numerusform>%n partitions read here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) read by workers</source>
        <translation>
            <numerusform>%n partition read by workers</numerusform>
            <numerusform>%n partitions read by workers</numerusform>
        </translation>
    </message>
</context>
</TS>
