<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AccountingText</name>
    <message>
        <source> + %1 no timestamp</source>
        <translation> + %1 sin hora</translation>
    </message>
    <message>
        <source> + %1 gaps</source>
        <translation> + %1 huecos</translation>
    </message>
    <message>
        <source>%1 = %2 counted + %3 late + %4 rejected</source>
        <translation>%1 = %2 contados + %3 tardíos + %4 rechazados</translation>
    </message>
    <message>
        <source>%1 = %2 cnt. + %3 late + %4 rej.</source>
        <comment>the accounting equation, abbreviated</comment>
        <translation>%1 = %2 cont. + %3 tard. + %4 rech.</translation>
    </message>
    <message>
        <source>adds up</source>
        <translation>cuadra</translation>
    </message>
    <message>
        <source>does not add up</source>
        <translation>no cuadra</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message numerus="yes">
        <source>and %n more: see Groups</source>
        <translation>
            <numerusform>y %n más: véase Grupos</numerusform>
            <numerusform>y %n más: véase Grupos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n partition(s)</source>
        <translation>
            <numerusform>%1 de %n partición</numerusform>
            <numerusform>%1 de %n particiones</numerusform>
        </translation>
    </message>
    <message>
        <source>The group does not let this program read: %1</source>
        <translation>El grupo no deja leer a este programa: %1</translation>
    </message>
    <message>
        <source>This program is no member of the group %1 any more; it joins again.</source>
        <translation>Este programa ya no es miembro del grupo %1; vuelve a entrar.</translation>
    </message>
    <message>
        <source>This program reads %1; every figure covers these alone.</source>
        <translation>Este programa lee %1; todas las cifras son solo de esas.</translation>
    </message>
    <message>
        <source>Nobody reads the others.</source>
        <translation>Nadie lee las demás.</translation>
    </message>
    <message>
        <source>Other members of the group read every partition, since %1; this program waits.</source>
        <translation>Otros miembros del grupo leen todas las particiones desde las %1; este programa espera.</translation>
    </message>
    <message>
        <source>Other members of the group read the rest.</source>
        <translation>Otros miembros del grupo leen el resto.</translation>
    </message>
    <message>
        <source>Nobody processes: no worker runs, and nothing was stored since %1.</source>
        <translation>Nadie procesa: no hay ningún trabajador en marcha y no se ha guardado nada desde %1.</translation>
    </message>
    <message>
        <source>Nobody processes: no worker runs. Start observatorioctl work on this database.</source>
        <translation>Nadie procesa: no hay ningún trabajador en marcha. Inicie observatorioctl work con esta base de datos.</translation>
    </message>
    <message>
        <source>Every worker is silent: no sign of life since %1. What is shown is what they stored until then.</source>
        <translation>Todos los trabajadores callan: sin señal de vida desde %1. Se muestra lo que guardaron hasta entonces.</translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s) silent: %1</source>
        <translation>
            <numerusform>%n trabajador calla: %1</numerusform>
            <numerusform>%n trabajadores callan: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Workers read %1; nobody reads the others.</source>
        <translation>Los trabajadores leen %1; nadie lee las demás.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>No Kafka broker answers at %1</source>
        <translation>Ningún broker de Kafka responde en %1</translation>
    </message>
    <message>
        <source>Check the address and that the broker is running, or use the embedded broker.</source>
        <translation>Revise la dirección y que el broker esté en marcha, o use el broker integrado.</translation>
    </message>
    <message>
        <source>The Kafka broker refused the user name or password for %1</source>
        <translation>El broker de Kafka rechazó el usuario o la contraseña de %1</translation>
    </message>
    <message>
        <source>Check mechanism, user and password.</source>
        <translation>Revise el mecanismo, el usuario y la contraseña.</translation>
    </message>
    <message>
        <source>No secure connection to the Kafka broker %1</source>
        <translation>No hay conexión segura con el broker de Kafka %1</translation>
    </message>
    <message>
        <source>The broker has no topic %1</source>
        <translation>El broker no tiene el topic %1</translation>
    </message>
    <message>
        <source>Create it, or correct the name in the settings.</source>
        <translation>Créelo o corrija el nombre en los ajustes.</translation>
    </message>
    <message>
        <source>Ask its administrator for read permission.</source>
        <translation>Pida permiso de lectura a quien lo administra.</translation>
    </message>
    <message>
        <source>The stored position lies beyond the end of %1</source>
        <translation>La posición guardada está más allá del final de %1</translation>
    </message>
    <message>
        <source>Reading failed for %1</source>
        <translation>Falló la lectura de %1</translation>
    </message>
    <message>
        <source>Retrying; check the broker&apos;s log if this persists.</source>
        <translation>Se reintenta; si persiste, mire el registro del broker.</translation>
    </message>
    <message>
        <source>Sending failed to %1</source>
        <translation>Falló el envío a %1</translation>
    </message>
    <message>
        <source>Check the topic and the broker&apos;s log.</source>
        <translation>Revise el topic y el registro del broker.</translation>
    </message>
    <message>
        <source>The embedded broker stopped: %1</source>
        <translation>El broker integrado se detuvo: %1</translation>
    </message>
    <message>
        <source>Restarting; choose a real broker if it keeps stopping.</source>
        <translation>Se vuelve a iniciar; si sigue deteniéndose, elija un broker real.</translation>
    </message>
    <message>
        <source>Another program took over this instance&apos;s place in group %1</source>
        <translation>Otro programa ocupó el lugar de esta instancia en el grupo %1</translation>
    </message>
    <message>
        <source>No database answers at %1</source>
        <translation>Ninguna base de datos responde en %1</translation>
    </message>
    <message>
        <source>Check the address and that it is running. Counting goes on and is stored when it returns.</source>
        <translation>Revise la dirección y que esté en marcha. Se sigue contando y se guardará cuando vuelva.</translation>
    </message>
    <message>
        <source>The database refused the user name or password for %1</source>
        <translation>La base de datos rechazó el usuario o la contraseña de %1</translation>
    </message>
    <message>
        <source>Check user and password in the settings.</source>
        <translation>Revise el usuario y la contraseña en los ajustes.</translation>
    </message>
    <message>
        <source>There is no database %1</source>
        <translation>No existe la base de datos %1</translation>
    </message>
    <message>
        <source>Create it with createdb, or correct its name.</source>
        <translation>Créela con createdb o corrija su nombre.</translation>
    </message>
    <message>
        <source>Not writable: %1</source>
        <translation>No se puede escribir: %1</translation>
    </message>
    <message>
        <source>Give write permission or choose another place.</source>
        <translation>Dé permiso de escritura o elija otro lugar.</translation>
    </message>
    <message>
        <source>The disk is full at %1</source>
        <translation>El disco está lleno en %1</translation>
    </message>
    <message>
        <source>Free some space. Counting goes on and is stored when there is room.</source>
        <translation>Libere espacio. Se sigue contando y se guardará cuando haya sitio.</translation>
    </message>
    <message>
        <source>Another program holds the database %1</source>
        <translation>Otro programa ocupa la base de datos %1</translation>
    </message>
    <message>
        <source>Retrying.</source>
        <translation>Se reintenta.</translation>
    </message>
    <message>
        <source>Not a usable database: %1</source>
        <translation>No es una base de datos utilizable: %1</translation>
    </message>
    <message>
        <source>Restore it from a copy or choose another.</source>
        <translation>Restáurela de una copia o elija otra.</translation>
    </message>
    <message>
        <source>The database&apos;s tables could not be prepared by %1</source>
        <translation>%1 no pudo preparar las tablas de la base de datos</translation>
    </message>
    <message>
        <source>See the cause; the database was left unchanged.</source>
        <translation>Vea la causa; la base de datos quedó como estaba.</translation>
    </message>
    <message>
        <source>A newer Observatorio created the database %1</source>
        <translation>La base de datos %1 es de una versión más nueva de Observatorio</translation>
    </message>
    <message>
        <source>Update this program.</source>
        <translation>Actualice este programa.</translation>
    </message>
    <message>
        <source>The database refused %1</source>
        <translation>La base de datos rechazó %1</translation>
    </message>
    <message>
        <source>See the cause.</source>
        <translation>Vea la causa.</translation>
    </message>
    <message>
        <source>Cannot read %1</source>
        <translation>No se puede leer %1</translation>
    </message>
    <message>
        <source>Check the path and its permissions.</source>
        <translation>Revise la ruta y sus permisos.</translation>
    </message>
    <message>
        <source>Cannot write %1</source>
        <translation>No se puede escribir %1</translation>
    </message>
    <message>
        <source>Check the path, its permissions and free space.</source>
        <translation>Revise la ruta, sus permisos y el espacio libre.</translation>
    </message>
    <message>
        <source>Not in the expected format: %1</source>
        <translation>No tiene el formato esperado: %1</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>Corrija el archivo.</translation>
    </message>
    <message>
        <source>Not a valid setting: %1</source>
        <translation>Ajuste no válido: %1</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Corríjalo.</translation>
    </message>
    <message>
        <source>No system keychain keeps %1</source>
        <translation>Ningún llavero del sistema guarda %1</translation>
    </message>
    <message>
        <source>The password is kept for this session only.</source>
        <translation>La contraseña se conserva solo en esta sesión.</translation>
    </message>
    <message>
        <source>Cancelled %1</source>
        <translation>Se canceló %1</translation>
    </message>
    <message>
        <source>Internal error: %1</source>
        <translation>Error interno: %1</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>Comuníquelo, por favor.</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Error: %1</translation>
    </message>
    <message>
        <source>Check the protocol, the certificate authority and, where the broker asks for one, the client certificate.</source>
        <translation>Revise el protocolo, la autoridad de certificación y, si el broker lo pide, el certificado de cliente.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used</source>
        <translation>La base de datos %1 no sirve</translation>
    </message>
    <message>
        <source>Other users of this machine can read %1</source>
        <translation>Otros usuarios de este equipo pueden leer %1</translation>
    </message>
    <message>
        <source>It stays so, because it may be meant: chmod 600 makes it yours alone.</source>
        <translation>Queda así, pues puede ser lo que usted quiere: chmod 600 lo hace solo suyo.</translation>
    </message>
    <message>
        <source>New series of topic %1 will soon be rejected (too-many-series)</source>
        <translation>Las series nuevas del topic %1 pronto se rechazarán (too-many-series)</translation>
    </message>
    <message>
        <source>Look for a producer that invents names of indicators.</source>
        <translation>Busque un productor que invente nombres de indicadores.</translation>
    </message>
    <message>
        <source>The Kafka broker answers, but its advertised.listeners send clients on to an address that does not: %1</source>
        <translation>El broker de Kafka responde, pero sus advertised.listeners mandan a los clientes a una dirección que no responde: %1</translation>
    </message>
    <message>
        <source>Correct advertised.listeners in the broker&apos;s settings, or make that address reachable from this machine.</source>
        <translation>Corrija advertised.listeners en la configuración del broker, o haga que esa dirección sea accesible desde este equipo.</translation>
    </message>
    <message>
        <source>The Kafka broker at %1 does not answer in TLS</source>
        <translation>El broker de Kafka en %1 no responde en TLS</translation>
    </message>
    <message>
        <source>The port seems to speak without: choose the protocol without TLS, or the port that has it. Trying again.</source>
        <translation>El puerto parece hablar sin TLS: elija el protocolo sin TLS, o el puerto que lo tiene. Se vuelve a intentar.</translation>
    </message>
    <message>
        <source>The Kafka broker at %1 ends each connection at the first request</source>
        <translation>El broker de Kafka en %1 cierra cada conexión con la primera petición</translation>
    </message>
    <message>
        <source>The port seems to ask for TLS or a login: choose the protocol that it speaks. Trying again.</source>
        <translation>El puerto parece pedir TLS o un inicio de sesión: elija el protocolo que habla. Se vuelve a intentar.</translation>
    </message>
    <message>
        <source>The connection to the Kafka broker %1 broke while TLS was being agreed on</source>
        <translation>La conexión con el broker de Kafka %1 se cortó mientras se acordaba TLS</translation>
    </message>
    <message>
        <source>Trying again. If it goes on so, the port may speak no TLS.</source>
        <translation>Se vuelve a intentar. Si sigue así, es posible que el puerto no hable TLS.</translation>
    </message>
    <message>
        <source>The certificate of the Kafka broker %1 has expired, or is not valid yet</source>
        <translation>El certificado del broker de Kafka %1 ha caducado, o todavía no es válido</translation>
    </message>
    <message>
        <source>Its administrator must renew it; check this machine&apos;s clock too.</source>
        <translation>Su administrador debe renovarlo; compruebe también el reloj de este equipo.</translation>
    </message>
    <message>
        <source>The certificate of the Kafka broker %1 is for another host</source>
        <translation>El certificado del broker de Kafka %1 es de otro servidor</translation>
    </message>
    <message>
        <source>Use the name that the certificate has, or add this address to it.</source>
        <translation>Use el nombre que tiene el certificado, o añada esta dirección a él.</translation>
    </message>
    <message>
        <source>Nobody whom this program trusts signed the certificate of the Kafka broker %1</source>
        <translation>Nadie en quien este programa confíe firmó el certificado del broker de Kafka %1</translation>
    </message>
    <message>
        <source>Choose the file of the certificate authority that did, as PEM.</source>
        <translation>Elija el archivo de la autoridad de certificación que lo hizo, en PEM.</translation>
    </message>
    <message>
        <source>The private key %1 is encrypted</source>
        <translation>La clave privada %1 está cifrada</translation>
    </message>
    <message>
        <source>Write it without a password: openssl pkey -in KEY -out PLAIN-KEY; then chmod 600 PLAIN-KEY.</source>
        <translation>Escríbala sin contraseña: openssl pkey -in CLAVE -out CLAVE-ABIERTA; después chmod 600 CLAVE-ABIERTA.</translation>
    </message>
    <message>
        <source>Not a PEM file: %1</source>
        <translation>No es un archivo PEM: %1</translation>
    </message>
    <message>
        <source>Convert it: keytool -importkeystore -deststoretype PKCS12 makes PKCS#12 of a Java key store, openssl pkcs12 -in FILE -noenc makes PEM of PKCS#12.</source>
        <translation>Conviértalo: keytool -importkeystore -deststoretype PKCS12 hace PKCS#12 de un almacén de claves de Java, openssl pkcs12 -in ARCHIVO -noenc hace PEM de PKCS#12.</translation>
    </message>
    <message>
        <source>Not the address of a Kafka broker: %1</source>
        <translation>No es la dirección de un broker de Kafka: %1</translation>
    </message>
    <message>
        <source>Write host:port, without http:// or the like; several with commas.</source>
        <translation>Escriba servidor:puerto, sin http:// ni nada parecido; varios, con comas.</translation>
    </message>
    <message>
        <source>The broker does not let this user read %1</source>
        <translation>El broker no permite a este usuario leer %1</translation>
    </message>
    <message>
        <source>The broker does not let this user write to %1</source>
        <translation>El broker no permite a este usuario escribir en %1</translation>
    </message>
    <message>
        <source>Ask its administrator for write permission.</source>
        <translation>Pida permiso de escritura a su administrador.</translation>
    </message>
    <message>
        <source>The broker does not let this user send to %1 without duplicates</source>
        <translation>El broker no permite a este usuario enviar a %1 sin duplicados</translation>
    </message>
    <message>
        <source>%1 does not hold the records that were read from it</source>
        <translation>%1 no contiene los registros que se leyeron de él</translation>
    </message>
    <message>
        <source>This program takes another place, unless its settings name one (broker.instanceId).</source>
        <translation>Este programa toma otro lugar, salvo que su configuración nombre uno (broker.instanceId).</translation>
    </message>
    <message>
        <source>The broker does not let this user join the consumer group %1</source>
        <translation>El broker no permite a este usuario entrar en el grupo de consumidores %1</translation>
    </message>
    <message>
        <source>Ask its administrator for read permission on the group, or set another group.</source>
        <translation>Pida a su administrador permiso de lectura sobre el grupo, o ponga otro grupo.</translation>
    </message>
    <message>
        <source>The members of the consumer group %1 share out partitions by another strategy</source>
        <translation>Los miembros del grupo de consumidores %1 reparten las particiones con otra estrategia</translation>
    </message>
    <message>
        <source>Set another group, or the strategy range (partition.assignment.strategy) in the other programs of this one.</source>
        <translation>Ponga otro grupo, o la estrategia range (partition.assignment.strategy) en los otros programas de este.</translation>
    </message>
    <message>
        <source>The consumer group %1 does not let this program in</source>
        <translation>El grupo de consumidores %1 no deja entrar a este programa</translation>
    </message>
    <message>
        <source>Trying again; check the broker&apos;s log if this persists.</source>
        <translation>Se vuelve a intentar; mire el registro del broker si continúa.</translation>
    </message>
    <message>
        <source>The broker answers, but the consumer group %1 has not let this program in yet</source>
        <translation>El broker responde, pero el grupo de consumidores %1 todavía no ha dejado entrar a este programa</translation>
    </message>
    <message>
        <source>Nothing is read meanwhile. Another member may be slow to answer or just gone: then it ends by itself.</source>
        <translation>Mientras tanto no se lee nada. Puede que otro miembro tarde en responder o acabe de irse: entonces termina solo.</translation>
    </message>
    <message>
        <source>The consumer group %1 gives this program no partition</source>
        <translation>El grupo de consumidores %1 no da ninguna partición a este programa</translation>
    </message>
    <message>
        <source>Nothing is read here. Other members of the group may hold all of them, or the topics have none.</source>
        <translation>Aquí no se lee nada. Puede que otros miembros del grupo las tengan todas, o que los topics no tengan ninguna.</translation>
    </message>
    <message>
        <source>Another worker claimed %1 in this database</source>
        <translation>Otro programa reclamó %1 en esta base de datos</translation>
    </message>
    <message>
        <source>Nothing of it is stored from here meanwhile; it is claimed again while the group gives it to this program.</source>
        <translation>Mientras tanto no se guarda nada de ella desde aquí; se reclama de nuevo mientras el grupo la dé a este programa.</translation>
    </message>
    <message>
        <source>All records are rejected as from the future: this machine&apos;s clock seems %1 behind</source>
        <translation>Todos los registros se rechazan por venir del futuro: el reloj de este equipo parece ir %1 atrasado</translation>
    </message>
    <message>
        <source>Set this machine&apos;s clock, or the producers&apos;.</source>
        <translation>Ponga en hora el reloj de este equipo, o los de los productores.</translation>
    </message>
    <message>
        <source>A producer&apos;s clock is %1 ahead and moved the watermark past the present</source>
        <translation>El reloj de un productor va %1 adelantado y movió la marca de agua más allá del presente</translation>
    </message>
    <message>
        <source>Events on time count as late until then. Set that producer&apos;s clock.</source>
        <translation>Hasta entonces los eventos puntuales cuentan como tardíos. Ponga en hora el reloj de ese productor.</translation>
    </message>
    <message>
        <source>This database holds results of the topic %1 from several clusters</source>
        <translation>Esta base de datos tiene resultados del topic %1 de varios clústeres</translation>
    </message>
    <message>
        <source>They add up in the same averages: give each cluster a database of its own, unless that is meant.</source>
        <translation>Se suman en los mismos promedios: dé a cada clúster su propia base de datos, salvo que sea lo que quiere.</translation>
    </message>
    <message>
        <source>The broker tells no cluster id, and its addresses stand in for it: %1</source>
        <translation>El broker no dice ningún identificador de clúster; lo reemplazan sus direcciones: %1</translation>
    </message>
    <message>
        <source>Under other addresses it is another cluster, read from the beginning.</source>
        <translation>Con otras direcciones es otro clúster, que se lee desde el principio.</translation>
    </message>
    <message>
        <source>Ask its administrator for write permission; a broker older than 2.8 also wants IdempotentWrite on the cluster.</source>
        <translation>Pida a su administrador permiso de escritura; un broker anterior a 2.8 exige también IdempotentWrite sobre el clúster.</translation>
    </message>
    <message>
        <source>The database no longer holds what was stored of %1</source>
        <translation>La base de datos ya no contiene lo guardado de %1</translation>
    </message>
    <message>
        <source>Its file or its rows were deleted or replaced. All that Kafka still holds is read again.</source>
        <translation>Su archivo o sus filas se borraron o se sustituyeron. Se vuelve a leer todo lo que Kafka conserva.</translation>
    </message>
    <message>
        <source>An older Observatorio made the tables of %1, and who observes changes nothing</source>
        <translation>Las tablas de %1 son de un Observatorio anterior, y quien observa no cambia nada</translation>
    </message>
    <message>
        <source>A worker of this version, or a window that processes, brings them up to date.</source>
        <translation>Las pone al día un trabajador de esta versión, o una ventana que procese.</translation>
    </message>
    <message>
        <source>There is nothing to observe in %1 yet</source>
        <translation>Todavía no hay nada que observar en %1</translation>
    </message>
    <message>
        <source>A worker (observatorioctl work), or a window that processes, makes the tables.</source>
        <translation>Las tablas las crea un trabajador (observatorioctl work), o una ventana que procese.</translation>
    </message>
    <message>
        <source>If the topic was made anew, start it anew (in a console: observatorioctl work --anew and its name).</source>
        <translation>Si el topic se creó de nuevo, empiécelo de nuevo (en una consola: observatorioctl work --anew y su nombre).</translation>
    </message>
    <message>
        <source>It was made anew, cut short or restored, and nothing of it is read. Start the topic anew to read it from its beginning, beside the old results (in a console: observatorioctl work --anew and its name).</source>
        <translation>Se creó de nuevo, se truncó o se restauró, y no se lee nada de él. Empiece el topic de nuevo para leerlo desde el principio, junto a los resultados anteriores (en una consola: observatorioctl work --anew y su nombre).</translation>
    </message>
    <message>
        <source>it ends before the next record to read</source>
        <translation>termina antes del siguiente registro por leer</translation>
    </message>
    <message>
        <source>the last stored record is missing in it</source>
        <translation>le falta el último registro guardado</translation>
    </message>
    <message>
        <source>the record in the place of the last stored one has another timestamp</source>
        <translation>el registro que ocupa el lugar del último guardado tiene otra marca de tiempo</translation>
    </message>
    <message>
        <source>another record is in the place of the last stored one</source>
        <translation>otro registro ocupa el lugar del último guardado</translation>
    </message>
    <message>
        <source>Another program joined the group under this program&apos;s id; this one goes on as %1</source>
        <translation>Otro programa entró en el grupo con el identificador de este; este sigue como %1</translation>
    </message>
    <message>
        <source>That program seems to have a copy of this one&apos;s data folder: give it one of its own.</source>
        <translation>Ese programa parece tener una copia de la carpeta de datos de este: dele una propia.</translation>
    </message>
    <message>
        <source>it is a ZIP archive or a workbook (.xlsx, .ods)</source>
        <translation>es un archivo ZIP o un libro de cálculo (.xlsx, .ods)</translation>
    </message>
    <message>
        <source>it is a workbook of an old Excel (.xls)</source>
        <translation>es un libro de un Excel antiguo (.xls)</translation>
    </message>
    <message>
        <source>it is compressed</source>
        <translation>está comprimido</translation>
    </message>
    <message>
        <source>it is a PDF document</source>
        <translation>es un documento PDF</translation>
    </message>
    <message>
        <source>it is a web page</source>
        <translation>es una página web</translation>
    </message>
    <message>
        <source>it is XML</source>
        <translation>es XML</translation>
    </message>
    <message>
        <source>it is JSON</source>
        <translation>es JSON</translation>
    </message>
    <message>
        <source>it is a picture</source>
        <translation>es una imagen</translation>
    </message>
    <message>
        <source>it is an SQLite database</source>
        <translation>es una base de datos SQLite</translation>
    </message>
    <message>
        <source>it is a Parquet file</source>
        <translation>es un archivo Parquet</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>it is text without columns</source>
        <translation>es texto sin columnas</translation>
    </message>
    <message>
        <source>Records of %1 seem to be stamped in seconds, or in micro- or nanoseconds</source>
        <translation>Los registros de %1 parecen llevar la hora en segundos, o en microsegundos o nanosegundos</translation>
    </message>
    <message>
        <source>Kafka&apos;s timestamps are milliseconds since 1970: correct the producer.</source>
        <translation>Kafka cuenta milisegundos desde 1970: corrija el productor.</translation>
    </message>
    <message>
        <source>Not a table of yearly figures: %1</source>
        <translation>No es una tabla de datos anuales: %1</translation>
    </message>
    <message>
        <source>Save the figures as CSV, or download them as CSV.</source>
        <translation>Guarde los datos como CSV o descárguelos en CSV.</translation>
    </message>
    <message>
        <source>it is a Stata or SPSS data file</source>
        <translation>es un archivo de datos de Stata o SPSS</translation>
    </message>
    <message>
        <source>it is not text</source>
        <translation>no es texto</translation>
    </message>
    <message>
        <source>Nothing could be imported from %1</source>
        <translation>No se pudo importar nada de %1</translation>
    </message>
    <message>
        <source>Choose the columns of country, year and value, and the indicator.</source>
        <translation>Elija las columnas de país, año y valor, y el indicador.</translation>
    </message>
</context>
<context>
    <name>FirstWindow</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>waits for the first event</source>
        <translation>espera el primer evento</translation>
    </message>
    <message>
        <source>first averages in %1</source>
        <translation>primeras medias en %1</translation>
    </message>
    <message>
        <source>first averages after %1 more of events</source>
        <translation>primeras medias tras %1 más de eventos</translation>
    </message>
    <message>
        <source>waits for events</source>
        <translation>espera eventos</translation>
    </message>
    <message>
        <source>mean in %1</source>
        <translation>media en %1</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>local time (%1)</source>
        <translation>hora local (%1)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>hace %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>hace %1 d</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítica</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>sin contenido</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>no es JSON</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>no es un objeto JSON</translation>
    </message>
    <message>
        <source>no pais</source>
        <translation>sin pais</translation>
    </message>
    <message>
        <source>no indicador</source>
        <translation>sin indicador</translation>
    </message>
    <message>
        <source>no valor</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>wrong type</source>
        <translation>tipo incorrecto</translation>
    </message>
    <message>
        <source>number out of range</source>
        <translation>número fuera de rango</translation>
    </message>
    <message>
        <source>unknown country</source>
        <translation>país desconocido</translation>
    </message>
    <message>
        <source>from the future</source>
        <translation>del futuro</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>demasiado largo</translation>
    </message>
    <message>
        <source>too many series</source>
        <translation>demasiadas series</translation>
    </message>
    <message>
        <source>embedded</source>
        <translation>integrado</translation>
    </message>
    <message>
        <source>higher is worse</source>
        <translation>más alto es peor</translation>
    </message>
    <message>
        <source>lower is worse</source>
        <translation>más bajo es peor</translation>
    </message>
    <message>
        <source>refused by the database</source>
        <translation>rechazado por la base de datos</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Alert</source>
        <translation>Alerta</translation>
    </message>
    <message>
        <source>A value of a series that crossed a threshold of a rule, from then until it is back.</source>
        <translation>Un valor de una serie que cruzó un umbral de una regla, desde entonces hasta que vuelve.</translation>
    </message>
    <message>
        <source>The newest alerts stand first.</source>
        <translation>Las alertas más recientes van primero.</translation>
    </message>
    <message>
        <source>Active alerts</source>
        <translation>Alertas activas</translation>
    </message>
    <message>
        <source>How many alerts have begun and neither ended nor grown stale.</source>
        <translation>Cuántas alertas han empezado y ni han terminado ni están obsoletas.</translation>
    </message>
    <message>
        <source>Acknowledged and silenced ones are among them.</source>
        <translation>Entre ellas están las reconocidas y las silenciadas.</translation>
    </message>
    <message>
        <source>State of an alert</source>
        <translation>Estado de una alerta</translation>
    </message>
    <message>
        <source>Firing, acknowledged, silenced, resolved, or stale because its series fell silent.</source>
        <translation>Activa, reconocida, silenciada, resuelta u obsoleta porque su serie calló.</translation>
    </message>
    <message>
        <source>A silence ends by the clock, the others by events or by what a person does.</source>
        <translation>El silencio acaba con el reloj; los demás estados, con los eventos o con lo que haga una persona.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severidad</translation>
    </message>
    <message>
        <source>Warning or critical, by the worst threshold that was crossed.</source>
        <translation>Aviso o crítico, según el peor umbral que se cruzó.</translation>
    </message>
    <message>
        <source>It never falls while the alert lasts.</source>
        <translation>No baja mientras dura la alerta.</translation>
    </message>
    <message>
        <source>The event time of the value that began the alert.</source>
        <translation>La hora del evento del valor que inició la alerta.</translation>
    </message>
    <message>
        <source>Where the rule waits, the wait begins there too.</source>
        <translation>Si la regla espera, la espera también empieza ahí.</translation>
    </message>
    <message>
        <source>The event time at which the value was back on the good side.</source>
        <translation>La hora del evento en que el valor volvió al lado bueno.</translation>
    </message>
    <message>
        <source>A stale alert has no end until a good value comes from anywhere.</source>
        <translation>Una alerta obsoleta no tiene fin hasta que llega un valor bueno de cualquier parte.</translation>
    </message>
    <message>
        <source>From the start of the alert until its end, until it grew stale, or until now.</source>
        <translation>Desde el inicio de la alerta hasta su fin, hasta que quedó obsoleta o hasta ahora.</translation>
    </message>
    <message>
        <source>It grows each second while the alert fires.</source>
        <translation>Crece cada segundo mientras la alerta está activa.</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>Primer valor</translation>
    </message>
    <message>
        <source>The value that began the alert.</source>
        <translation>El valor que inició la alerta.</translation>
    </message>
    <message>
        <source>It is the value of the triggering record, or of its window where the rule judges averages.</source>
        <translation>Es el del registro que la disparó, o el de su ventana si la regla evalúa medias.</translation>
    </message>
    <message>
        <source>Peak value</source>
        <translation>Valor pico</translation>
    </message>
    <message>
        <source>The worst value since the alert began.</source>
        <translation>El peor valor desde que empezó la alerta.</translation>
    </message>
    <message>
        <source>That is the largest or the least, as the rule looks.</source>
        <translation>Es el mayor o el menor, según mire la regla.</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Último valor</translation>
    </message>
    <message>
        <source>The newest value that the rule has judged for this alert.</source>
        <translation>El valor más reciente que la regla ha evaluado para esta alerta.</translation>
    </message>
    <message>
        <source>The alert ends when it is back on the good side of the rule.</source>
        <translation>La alerta termina cuando vuelve al lado bueno de la regla.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>The limit of the rule that the value has crossed.</source>
        <translation>El límite de la regla que cruzó el valor.</translation>
    </message>
    <message>
        <source>A value that only equals it does not cross it.</source>
        <translation>Un valor que solo lo iguala no lo cruza.</translation>
    </message>
    <message>
        <source>Triggering record</source>
        <translation>Registro que la disparó</translation>
    </message>
    <message>
        <source>The offset and the partition of the record that began the alert.</source>
        <translation>El offset y la partición del registro que inició la alerta.</translation>
    </message>
    <message>
        <source>Its topic is in the tool tip of the cell, and with these three it can be found in Kafka.</source>
        <translation>Su topic está en la ayuda de la celda, y con los tres se encuentra en Kafka.</translation>
    </message>
    <message>
        <source>What people have done about the alert: acknowledged it, or silenced it for a while.</source>
        <translation>Qué han hecho las personas con la alerta: reconocerla o silenciarla por un tiempo.</translation>
    </message>
    <message>
        <source>It is stored, so other windows see it too.</source>
        <translation>Se guarda, así que también la ven otras ventanas.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>What is watched, on which side of which thresholds, and for how long.</source>
        <translation>Qué se vigila, a qué lado de qué umbrales y durante cuánto tiempo.</translation>
    </message>
    <message>
        <source>The settings list all rules, under thresholds.</source>
        <translation>Los ajustes listan todas las reglas, en los umbrales.</translation>
    </message>
    <message>
        <source>Whether the rule raises alerts.</source>
        <translation>Si la regla produce alertas.</translation>
    </message>
    <message>
        <source>A rule that is off and names countries mutes these for the general rule too.</source>
        <translation>Una regla desactivada que nombra países los silencia también para la regla general.</translation>
    </message>
    <message>
        <source>Countries of a rule</source>
        <translation>Países de una regla</translation>
    </message>
    <message>
        <source>Codes or names, separated by commas; empty for all countries not named by another rule for the same indicator and basis.</source>
        <translation>Códigos o nombres separados por comas; vacío, todos los países que no nombre otra regla del mismo indicador que evalúe lo mismo.</translation>
    </message>
    <message>
        <source>A rule that is off mutes the countries it names.</source>
        <translation>Una regla desactivada silencia los países que nombra.</translation>
    </message>
    <message>
        <source>What is compared with the thresholds: the value of each event, or the mean of a window.</source>
        <translation>Qué se compara con los umbrales: el valor de cada evento o la media de una ventana.</translation>
    </message>
    <message>
        <source>A mean is judged once its window is final.</source>
        <translation>La media se evalúa cuando su ventana ya es final.</translation>
    </message>
    <message>
        <source>Whether values above or below the thresholds are bad.</source>
        <translation>Si son malos los valores por encima o por debajo de los umbrales.</translation>
    </message>
    <message>
        <source>A critical threshold lies further on that side than the warning.</source>
        <translation>El umbral crítico queda más allá que el de aviso por ese lado.</translation>
    </message>
    <message>
        <source>Warning threshold</source>
        <translation>Umbral de aviso</translation>
    </message>
    <message>
        <source>Past this an alert begins.</source>
        <translation>Más allá de este valor empieza una alerta.</translation>
    </message>
    <message>
        <source>The alert is a warning until the critical threshold is crossed.</source>
        <translation>La alerta es un aviso hasta que se cruza el umbral crítico.</translation>
    </message>
    <message>
        <source>Critical threshold</source>
        <translation>Umbral crítico</translation>
    </message>
    <message>
        <source>Past this an alert is critical.</source>
        <translation>Más allá de este valor la alerta es crítica.</translation>
    </message>
    <message>
        <source>Empty: the rule only warns.</source>
        <translation>Vacío: la regla solo avisa.</translation>
    </message>
    <message>
        <source>The alert ends once the value is back on the good side of this; empty: of the warning threshold.</source>
        <translation>La alerta termina cuando el valor vuelve al lado bueno de este límite; vacío: al del umbral de aviso.</translation>
    </message>
    <message>
        <source>Some way back from the warning, noise does not end an alert and begin it again.</source>
        <translation>A cierta distancia del aviso, el ruido no la termina y la vuelve a empezar.</translation>
    </message>
    <message>
        <source>Event time that the value must stay past the threshold before the alert starts.</source>
        <translation>Hora del evento que el valor debe seguir más allá del umbral antes de que empiece la alerta.</translation>
    </message>
    <message>
        <source>With 0 the first such value starts it.</source>
        <translation>Con 0 la inicia el primer valor que lo cruza.</translation>
    </message>
    <message>
        <source>Event time that the value must stay back to normal before the alert ends.</source>
        <translation>Hora del evento que el valor debe seguir normal antes de que termine la alerta.</translation>
    </message>
    <message>
        <source>With 0 the first good value ends it.</source>
        <translation>Con 0 la termina el primer valor bueno.</translation>
    </message>
    <message>
        <source>An alert is stale after this many windows without a value; 0: never.</source>
        <translation>Una alerta queda obsoleta tras este número de ventanas sin un valor; 0: nunca.</translation>
    </message>
    <message>
        <source>A stale alert is listed, but counts as active nowhere.</source>
        <translation>Una alerta obsoleta se lista, pero no cuenta como activa en ningún sitio.</translation>
    </message>
    <message>
        <source>Alerts published</source>
        <translation>Alertas publicadas</translation>
    </message>
    <message>
        <source>How many corruption alerts were sent to a topic of their own for other programs.</source>
        <translation>Cuántas alertas de corrupción se enviaron a su propio topic para otros programas.</translation>
    </message>
    <message>
        <source>Publishing is switched on in the settings.</source>
        <translation>Se activa en los ajustes.</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Trabajador</translation>
    </message>
    <message>
        <source>A program that reads, counts and stores: this window, observatorioctl work, or a Spark job.</source>
        <translation>Un programa que lee, cuenta y guarda: esta ventana, observatorioctl work o un trabajo de Spark.</translation>
    </message>
    <message>
        <source>Several share out the partitions of a group, on one machine or many.</source>
        <translation>Varios se reparten las particiones de un grupo, en una máquina o en muchas.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Máquina</translation>
    </message>
    <message>
        <source>The machine on which the worker runs, by the name that it gives itself.</source>
        <translation>La máquina en la que corre el trabajador, con el nombre que ella se da.</translation>
    </message>
    <message>
        <source>A container has a name of its own.</source>
        <translation>Un contenedor tiene su propio nombre.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>What kind of worker it is.</source>
        <translation>Qué clase de trabajador es.</translation>
    </message>
    <message>
        <source>Its version is in the tool tip of the cell.</source>
        <translation>Su versión está en la ayuda de la celda.</translation>
    </message>
    <message>
        <source>Partitions of a worker</source>
        <translation>Particiones de un trabajador</translation>
    </message>
    <message>
        <source>How many partitions the worker reads now.</source>
        <translation>Cuántas particiones lee ahora el trabajador.</translation>
    </message>
    <message>
        <source>The tool tip of the cell lists them.</source>
        <translation>La ayuda de la celda las enumera.</translation>
    </message>
    <message>
        <source>Lag of a worker</source>
        <translation>Retraso de un trabajador</translation>
    </message>
    <message>
        <source>Records of its partitions that the worker has not stored yet.</source>
        <translation>Registros de sus particiones que el trabajador todavía no ha guardado.</translation>
    </message>
    <message>
        <source>A dash says that the broker has not told.</source>
        <translation>Una raya dice que el broker no lo ha dicho.</translation>
    </message>
    <message>
        <source>Last commit</source>
        <translation>Última escritura</translation>
    </message>
    <message>
        <source>When results were last written to the database.</source>
        <translation>Cuándo se escribieron resultados por última vez en la base de datos.</translation>
    </message>
    <message>
        <source>Each commit holds results and progress together, so a crash leaves no half of it.</source>
        <translation>Cada escritura lleva juntos resultados y avance, así que una caída no deja nada a medias.</translation>
    </message>
    <message>
        <source>State of a worker</source>
        <translation>Estado de un trabajador</translation>
    </message>
    <message>
        <source>Whether the worker works, waits for partitions, or has given no sign of life lately.</source>
        <translation>Si el trabajador trabaja, espera particiones o lleva un rato sin dar señal de vida.</translation>
    </message>
    <message>
        <source>The group gives the partitions of a silent one to others.</source>
        <translation>El grupo da a otros las particiones de uno que calla.</translation>
    </message>
    <message>
        <source>Observing</source>
        <translation>Observar</translation>
    </message>
    <message>
        <source>A window that processes nothing and shows what workers have stored in the database.</source>
        <translation>Una ventana que no procesa nada y muestra lo que los trabajadores han guardado en la base de datos.</translation>
    </message>
    <message>
        <source>It is switched on in the settings, under database.</source>
        <translation>Se activa en los ajustes, en la base de datos.</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>Filas escritas</translation>
    </message>
    <message>
        <source>How many rows this program has written to the database since it started.</source>
        <translation>Cuántas filas ha escrito este programa en la base de datos desde que se inició.</translation>
    </message>
    <message>
        <source>A window that is still open is written again with each batch.</source>
        <translation>Una ventana que sigue abierta se reescribe con cada lote.</translation>
    </message>
    <message>
        <source>Commits</source>
        <translation>Transacciones</translation>
    </message>
    <message>
        <source>How many transactions this program has committed since it started.</source>
        <translation>Cuántas transacciones ha completado este programa desde que se inició.</translation>
    </message>
    <message>
        <source>Each one writes a batch whole or not at all.</source>
        <translation>Cada una escribe un lote entero o nada.</translation>
    </message>
    <message>
        <source>How long the last transaction took.</source>
        <translation>Cuánto tardó la última transacción.</translation>
    </message>
    <message>
        <source>While it runs, results gather in memory.</source>
        <translation>Mientras dura, los resultados se acumulan en la memoria.</translation>
    </message>
    <message>
        <source>Pending rows</source>
        <translation>Filas pendientes</translation>
    </message>
    <message>
        <source>Rows that wait in memory to be written.</source>
        <translation>Filas que esperan en la memoria a ser escritas.</translation>
    </message>
    <message>
        <source>They grow while the database is away and are written when it is back.</source>
        <translation>Crecen mientras falta la base de datos y se escriben cuando vuelve.</translation>
    </message>
    <message>
        <source>What the tables and their indexes take on the disk.</source>
        <translation>Lo que ocupan en disco las tablas y sus índices.</translation>
    </message>
    <message>
        <source>It is measured every ten minutes.</source>
        <translation>Se mide cada diez minutos.</translation>
    </message>
    <message>
        <source>How much the database grows a day, from its sizes of the last days.</source>
        <translation>Cuánto crece la base de datos al día, según sus tamaños de los últimos días.</translation>
    </message>
    <message>
        <source>It comes to rest where as much is pruned as is written.</source>
        <translation>Se estabiliza cuando se poda tanto como se escribe.</translation>
    </message>
    <message>
        <source>Oldest window</source>
        <translation>Ventana más antigua</translation>
    </message>
    <message>
        <source>The day since which the short windows are kept.</source>
        <translation>El día desde el que se conservan las ventanas cortas.</translation>
    </message>
    <message>
        <source>What is older has been rolled up into quarters of an hour, as the settings say.</source>
        <translation>Lo anterior está resumido en cuartos de hora, como dicen los ajustes.</translation>
    </message>
    <message>
        <source>Simulated data</source>
        <translation>Datos simulados</translation>
    </message>
    <message>
        <source>The simulator of this program feeds the topics that are shown: its events are made up, around real yearly figures.</source>
        <translation>El simulador de este programa alimenta los topics que se muestran: sus eventos son inventados, en torno a cifras anuales reales.</translation>
    </message>
    <message>
        <source>To see your own data, stop it and send events to an observed topic.</source>
        <translation>Para ver sus propios datos, deténgalo y envíe eventos a un topic observado.</translation>
    </message>
    <message>
        <source>Rate of the simulator</source>
        <translation>Ritmo del simulador</translation>
    </message>
    <message>
        <source>How many events a second the broker has confirmed to the simulator.</source>
        <translation>Cuántos eventos por segundo ha confirmado el broker al simulador.</translation>
    </message>
    <message>
        <source>It falls behind what was asked for where the broker is the bottleneck.</source>
        <translation>Queda por debajo de lo pedido cuando el broker no da más.</translation>
    </message>
    <message>
        <source>Events that the simulator has made since it started.</source>
        <translation>Eventos que el simulador ha creado desde que se inició.</translation>
    </message>
    <message>
        <source>They are confirmed, in flight or failed.</source>
        <translation>Están confirmados, en tránsito o fallidos.</translation>
    </message>
    <message>
        <source>Events that the broker has confirmed to have taken.</source>
        <translation>Eventos que el broker ha confirmado haber recibido.</translation>
    </message>
    <message>
        <source>Only these will be read.</source>
        <translation>Solo estos se leerán.</translation>
    </message>
    <message>
        <source>Events that were sent and not yet confirmed.</source>
        <translation>Eventos enviados y aún no confirmados.</translation>
    </message>
    <message>
        <source>They grow while the broker is slow or away.</source>
        <translation>Crecen mientras el broker va lento o falta.</translation>
    </message>
    <message>
        <source>Events that the broker did not take in time, or refused.</source>
        <translation>Eventos que el broker no recibió a tiempo o rechazó.</translation>
    </message>
    <message>
        <source>The simulator goes on without them.</source>
        <translation>El simulador sigue sin ellos.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What a producer sends and Kafka keeps, under an offset of its partition.</source>
        <translation>Lo que envía un productor y Kafka conserva, con un offset en su partición.</translation>
    </message>
    <message>
        <source>Here each should hold one value of one indicator of one country.</source>
        <translation>Aquí cada uno debe contener un valor de un indicador de un país.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>A record that could be read: at a certain time an indicator of a country had a certain value.</source>
        <translation>Un registro que se pudo leer: a cierta hora, un indicador de un país tenía cierto valor.</translation>
    </message>
    <message>
        <source>Windows are made of events, by the time that each one carries.</source>
        <translation>Las ventanas se forman con eventos, según la hora que lleva cada uno.</translation>
    </message>
    <message>
        <source>Event time</source>
        <translation>Hora del evento</translation>
    </message>
    <message>
        <source>The time that the record itself carries: when it happened, not when it was read.</source>
        <translation>La hora que lleva el propio registro: cuándo ocurrió, no cuándo se leyó.</translation>
    </message>
    <message>
        <source>Windows, watermarks and alerts go by it, so reading the same records again gives the same results.</source>
        <translation>Ventanas, marcas de agua y alertas se rigen por ella, así que releer los mismos registros da los mismos resultados.</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Último evento</translation>
    </message>
    <message>
        <source>The latest event time that was seen here so far.</source>
        <translation>La hora de evento más reciente que se ha visto aquí.</translation>
    </message>
    <message>
        <source>The watermark follows it at the delay that the settings give.</source>
        <translation>La marca de agua la sigue con la espera que fijan los ajustes.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>A named log in Kafka to which producers add records and from which groups read.</source>
        <translation>Un registro con nombre en Kafka al que los productores añaden y del que leen los grupos.</translation>
    </message>
    <message>
        <source>It is divided into partitions, which can be read side by side.</source>
        <translation>Se divide en particiones, que se pueden leer en paralelo.</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>One of the logs of which a topic consists, told apart by a number.</source>
        <translation>Uno de los registros de que consta un topic, que se distingue por un número.</translation>
    </message>
    <message>
        <source>Only within a partition do records have an order, so each one has its own offsets, watermark and lag.</source>
        <translation>Solo dentro de una partición hay orden entre los registros, así que cada una tiene sus offsets, su marca de agua y su retraso.</translation>
    </message>
    <message>
        <source>How many partitions the topic has.</source>
        <translation>Cuántas particiones tiene el topic.</translation>
    </message>
    <message>
        <source>At most so many programs of a group can read it at the same time.</source>
        <translation>Como máximo, otros tantos programas de un grupo pueden leerlo a la vez.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>A record&apos;s number within its partition, counted from 0.</source>
        <translation>El número de un registro dentro de su partición, contado desde 0.</translation>
    </message>
    <message>
        <source>It never changes, so topic, partition and offset name a record for good.</source>
        <translation>No cambia nunca: topic, partición y offset nombran un registro para siempre.</translation>
    </message>
    <message>
        <source>The offset of the oldest record that the broker still keeps in the partition.</source>
        <translation>El offset del registro más antiguo que el broker aún conserva en la partición.</translation>
    </message>
    <message>
        <source>It rises when the broker deletes what is older than the topic&apos;s retention.</source>
        <translation>Sube cuando el broker borra lo que supera la retención del topic.</translation>
    </message>
    <message>
        <source>The offset that the next record of the partition will get.</source>
        <translation>El offset que recibirá el próximo registro de la partición.</translation>
    </message>
    <message>
        <source>The group has read everything when its position is here.</source>
        <translation>El grupo lo ha leído todo cuando su posición está aquí.</translation>
    </message>
    <message>
        <source>Records kept</source>
        <translation>Registros conservados</translation>
    </message>
    <message>
        <source>How many offsets lie between the oldest record that the broker keeps and the end.</source>
        <translation>Cuántos offsets hay entre el registro más antiguo que conserva el broker y el final.</translation>
    </message>
    <message>
        <source>Of a compacted topic there may be fewer records than offsets.</source>
        <translation>En un topic compactado puede haber menos registros que offsets.</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>Grupo de consumidores</translation>
    </message>
    <message>
        <source>The programs that share out the partitions of a topic under one name.</source>
        <translation>Los programas que se reparten las particiones de un topic bajo un mismo nombre.</translation>
    </message>
    <message>
        <source>Each partition is read by one member at a time, and another takes over when that one stops.</source>
        <translation>Cada partición la lee un solo miembro a la vez, y otro la toma cuando ese se detiene.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Miembro</translation>
    </message>
    <message>
        <source>The program of the group that reads the partition.</source>
        <translation>El programa del grupo que lee la partición.</translation>
    </message>
    <message>
        <source>A dash says that nobody is known to read it.</source>
        <translation>Una raya dice que no se sabe de nadie que la lea.</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>Leída por</translation>
    </message>
    <message>
        <source>Who reads the partition: this program, another member of the group, or nobody.</source>
        <translation>Quién lee la partición: este programa, otro miembro del grupo o nadie.</translation>
    </message>
    <message>
        <source>A program without a name stores into the partition and tells nothing of itself, as a Spark job does.</source>
        <translation>Un programa sin nombre guarda en la partición y no dice nada de sí, como un trabajo de Spark.</translation>
    </message>
    <message>
        <source>The offset up to which the group has told the broker that it is done.</source>
        <translation>El offset hasta el que el grupo ha dicho al broker que ha terminado.</translation>
    </message>
    <message>
        <source>It is for other tools to see: this program goes on where its database says.</source>
        <translation>Está para que lo vean otras herramientas: este programa sigue donde dice su base de datos.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>The offset of the next record that this program will count.</source>
        <translation>El offset del próximo registro que contará este programa.</translation>
    </message>
    <message>
        <source>It runs ahead of the committed offset by what is still on its way into the database.</source>
        <translation>Va por delante del confirmado en lo que aún está camino de la base de datos.</translation>
    </message>
    <message>
        <source>Position in log</source>
        <translation>Posición en el log</translation>
    </message>
    <message>
        <source>How far the position has come between the oldest record that the broker keeps and the end.</source>
        <translation>Cuánto ha avanzado la posición entre el registro más antiguo que conserva el broker y el final.</translation>
    </message>
    <message>
        <source>Everything is read when the bar is full.</source>
        <translation>Todo está leído cuando la barra está llena.</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>How many records of the partitions the group has not committed yet.</source>
        <translation>Cuántos registros de las particiones aún no ha confirmado el grupo.</translation>
    </message>
    <message>
        <source>A lag that keeps growing says that records come in faster than they are stored.</source>
        <translation>Si el retraso no deja de crecer, los registros llegan más deprisa de lo que se guardan.</translation>
    </message>
    <message>
        <source>Lag (time)</source>
        <translation>Retraso (tiempo)</translation>
    </message>
    <message>
        <source>How old the newest counted event is while something is left to read.</source>
        <translation>Qué antigüedad tiene el último evento contado mientras queda algo por leer.</translation>
    </message>
    <message>
        <source>It says in seconds what the lag says in records.</source>
        <translation>Dice en segundos lo que el retraso dice en registros.</translation>
    </message>
    <message>
        <source>Records per second</source>
        <translation>Registros por segundo</translation>
    </message>
    <message>
        <source>How many records a second were read, over the last five seconds.</source>
        <translation>Cuántos registros por segundo se leyeron en los últimos cinco segundos.</translation>
    </message>
    <message>
        <source>All of them are meant, those that are late or rejected too.</source>
        <translation>Se cuentan todos, también los tardíos y los rechazados.</translation>
    </message>
    <message>
        <source>State of a topic</source>
        <translation>Estado de un topic</translation>
    </message>
    <message>
        <source>Whether the topic&apos;s partitions are read, and what keeps them from it.</source>
        <translation>Si se leen las particiones del topic y qué lo impide.</translation>
    </message>
    <message>
        <source>A topic that does not exist yet is waited for.</source>
        <translation>A un topic que aún no existe se le espera.</translation>
    </message>
    <message>
        <source>State of a partition</source>
        <translation>Estado de una partición</translation>
    </message>
    <message>
        <source>Active while events come in, idle when the partition was read to its end for a minute.</source>
        <translation>Activa mientras llegan eventos; inactiva cuando lleva un minuto leída hasta el final.</translation>
    </message>
    <message>
        <source>Where it is not read, the tool tip of the cell says why.</source>
        <translation>Si no se lee, la ayuda de la celda dice por qué.</translation>
    </message>
    <message>
        <source>Idle partition</source>
        <translation>Partición inactiva</translation>
    </message>
    <message>
        <source>A partition in which nothing has been left to read for a minute.</source>
        <translation>Una partición en la que no queda nada por leer desde hace un minuto.</translation>
    </message>
    <message>
        <source>It holds up no window, so the others go on without it.</source>
        <translation>No retiene ninguna ventana, así que las demás siguen sin ella.</translation>
    </message>
    <message>
        <source>Partitions read</source>
        <translation>Particiones leídas</translation>
    </message>
    <message>
        <source>How many partitions this program, or the workers that it observes, read now.</source>
        <translation>Cuántas particiones leen ahora este programa o los trabajadores que observa.</translation>
    </message>
    <message>
        <source>The figures cover only these.</source>
        <translation>Las cifras abarcan solo estas.</translation>
    </message>
    <message>
        <source>Cluster id</source>
        <translation>Id. del clúster</translation>
    </message>
    <message>
        <source>The name that a Kafka cluster gave itself when it was made.</source>
        <translation>El nombre que se dio a sí mismo un clúster de Kafka cuando se creó.</translation>
    </message>
    <message>
        <source>By it the database tells the records of one cluster from those of another.</source>
        <translation>Por él distingue la base de datos los registros de un clúster de los de otro.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>The country whose value it is, by its three-letter code on the wire.</source>
        <translation>El país del que es el valor; en el registro va con su código de tres letras.</translation>
    </message>
    <message>
        <source>It comes from the record, never from the key.</source>
        <translation>Sale del registro, nunca de la clave.</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>The figure that is measured, inflation for example.</source>
        <translation>La magnitud que se mide, por ejemplo la inflación.</translation>
    </message>
    <message>
        <source>Its unit and the name it has in the records are in the tool tip of the cell.</source>
        <translation>Su unidad y el nombre que tiene en los registros están en la ayuda de la celda.</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>How many countries have sent at least one event that was counted.</source>
        <translation>Cuántos países han enviado al menos un evento que se contó.</translation>
    </message>
    <message>
        <source>Beside it stands how many indicators there are.</source>
        <translation>Al lado figura cuántos indicadores hay.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>A stretch of event time of the length that the settings give, aligned to the clock.</source>
        <translation>Un tramo de hora del evento con la duración que fijan los ajustes, alineado con el reloj.</translation>
    </message>
    <message>
        <source>Its average, least and largest value are made of all the events that fall into it.</source>
        <translation>Su media, su mínimo y su máximo salen de todos los eventos que caen en ella.</translation>
    </message>
    <message>
        <source>Long window</source>
        <translation>Ventana larga</translation>
    </message>
    <message>
        <source>A window of a quarter of an hour, made of short ones.</source>
        <translation>Una ventana de un cuarto de hora, formada por ventanas cortas.</translation>
    </message>
    <message>
        <source>It stays in the tables when the short ones have been pruned.</source>
        <translation>Se queda en las tablas cuando las cortas ya se han podado.</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>The mean of all values of a series in a window.</source>
        <translation>La media de todos los valores de una serie en una ventana.</translation>
    </message>
    <message>
        <source>On the overview it is the mean over all countries, each with its newest final window.</source>
        <translation>En el resumen es la media de todos los países, cada uno con su última ventana final.</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>Marca de agua</translation>
    </message>
    <message>
        <source>The event time up to which nothing more is accepted: the newest event of the partition minus the delay of the settings.</source>
        <translation>La hora del evento hasta la que ya no se acepta nada: el último evento de la partición menos la espera de los ajustes.</translation>
    </message>
    <message>
        <source>A window that ends before it is final, and an event that belongs into such a window is late.</source>
        <translation>Una ventana que acaba antes de ella es final, y un evento que pertenece a una de esas es tardío.</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>Ventana abierta</translation>
    </message>
    <message>
        <source>A window that may still get events, because the watermark has not reached its end.</source>
        <translation>Una ventana que aún puede recibir eventos, porque la marca de agua no ha llegado a su fin.</translation>
    </message>
    <message>
        <source>Charts draw it hollow, and its average can still change.</source>
        <translation>Los gráficos la dibujan hueca, y su media todavía puede cambiar.</translation>
    </message>
    <message>
        <source>Final window</source>
        <translation>Ventana final</translation>
    </message>
    <message>
        <source>A window whose end the watermark has passed.</source>
        <translation>Una ventana cuyo fin ya ha pasado la marca de agua.</translation>
    </message>
    <message>
        <source>It does not change any more, unless the settings say that late events correct it.</source>
        <translation>Ya no cambia, salvo que los ajustes digan que los eventos tardíos la corrigen.</translation>
    </message>
    <message>
        <source>Amended window</source>
        <translation>Ventana enmendada</translation>
    </message>
    <message>
        <source>A final window that late events have corrected, because the settings say so.</source>
        <translation>Una ventana final que corrigieron eventos tardíos, porque así lo dicen los ajustes.</translation>
    </message>
    <message>
        <source>The tables mark it, so that whoever used the earlier figure can tell.</source>
        <translation>Las tablas la marcan, para que lo sepa quien usó la cifra anterior.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tardío</translation>
    </message>
    <message>
        <source>An event whose window was already final when it came.</source>
        <translation>Un evento cuya ventana ya era final cuando llegó.</translation>
    </message>
    <message>
        <source>It is counted and listed by itself, and stays out of the average unless the settings say otherwise.</source>
        <translation>Se cuenta y se lista aparte, y no entra en la media salvo que los ajustes digan otra cosa.</translation>
    </message>
    <message>
        <source>Missed window</source>
        <translation>Ventana perdida</translation>
    </message>
    <message>
        <source>The start of the window into which the late event belongs.</source>
        <translation>El inicio de la ventana a la que pertenece el evento tardío.</translation>
    </message>
    <message>
        <source>That window was final when the event came.</source>
        <translation>Esa ventana ya era final cuando llegó el evento.</translation>
    </message>
    <message>
        <source>How far the watermark had passed the end of the window when the event came.</source>
        <translation>Cuánto había pasado la marca de agua del fin de la ventana cuando llegó el evento.</translation>
    </message>
    <message>
        <source>A watermark delay longer than this would have let it in.</source>
        <translation>Con una espera mayor en esa medida habría entrado.</translation>
    </message>
    <message>
        <source>Offsets read</source>
        <translation>Offsets leídos</translation>
    </message>
    <message>
        <source>How many offsets of the partition this database has passed.</source>
        <translation>Por cuántos offsets de la partición ha pasado esta base de datos.</translation>
    </message>
    <message>
        <source>Each of them is counted, late, rejected, without a timestamp, or a gap.</source>
        <translation>Cada uno está contado, es tardío, fue rechazado, no tiene hora o es un hueco.</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contados</translation>
    </message>
    <message>
        <source>Records that went into a window.</source>
        <translation>Registros que entraron en una ventana.</translation>
    </message>
    <message>
        <source>Averages and alerts are made of these.</source>
        <translation>De ellos salen las medias y las alertas.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>Records that could not be read as an event, or that the database refused.</source>
        <translation>Registros que no se pudieron leer como eventos o que la base de datos no admitió.</translation>
    </message>
    <message>
        <source>Each has a reason, and the newest are kept with their first bytes.</source>
        <translation>Cada uno tiene un motivo, y de los últimos se guardan los primeros bytes.</translation>
    </message>
    <message>
        <source>Why records were rejected.</source>
        <translation>Por qué se rechazaron los registros.</translation>
    </message>
    <message>
        <source>A record has one reason, the first that was found.</source>
        <translation>Cada registro tiene un solo motivo, el primero que se encontró.</translation>
    </message>
    <message>
        <source>How many records were rejected for this reason since the database began to read.</source>
        <translation>Cuántos registros se rechazaron por este motivo desde que la base de datos empezó a leer.</translation>
    </message>
    <message>
        <source>Together they are all that was rejected.</source>
        <translation>Juntos son todos los rechazados.</translation>
    </message>
    <message>
        <source>What part of all rejected records have this reason.</source>
        <translation>Qué parte de todos los registros rechazados tiene este motivo.</translation>
    </message>
    <message>
        <source>The parts come to 100 %.</source>
        <translation>Las partes suman el 100 %.</translation>
    </message>
    <message>
        <source>First bytes</source>
        <translation>Primeros bytes</translation>
    </message>
    <message>
        <source>How the rejected record begins, as plain text.</source>
        <translation>Cómo empieza el registro rechazado, como texto sin formato.</translation>
    </message>
    <message>
        <source>Control characters stand there as symbols, and nothing in it is carried out.</source>
        <translation>Los caracteres de control aparecen como símbolos, y nada de lo que contiene se ejecuta.</translation>
    </message>
    <message>
        <source>No timestamp</source>
        <translation>Sin hora</translation>
    </message>
    <message>
        <source>Records that carry no time, or one before the year 1.</source>
        <translation>Registros que no llevan hora o la llevan anterior al año 1.</translation>
    </message>
    <message>
        <source>They belong into no window, so they are counted by themselves.</source>
        <translation>No pertenecen a ninguna ventana, así que se cuentan aparte.</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Huecos</translation>
    </message>
    <message>
        <source>Offsets under which there is no record for readers.</source>
        <translation>Offsets en los que no hay ningún registro para quien lee.</translation>
    </message>
    <message>
        <source>Kafka leaves them where records were compacted, deleted or part of a transaction.</source>
        <translation>Kafka los deja donde hubo registros compactados, borrados o de una transacción.</translation>
    </message>
    <message>
        <source>Adds up</source>
        <translation>Cuadra</translation>
    </message>
    <message>
        <source>Offsets read = counted + late + rejected + without a timestamp + gaps, in every partition.</source>
        <translation>Offsets leídos = contados + tardíos + rechazados + sin hora + huecos, en cada partición.</translation>
    </message>
    <message>
        <source>While that holds, no record was lost and none was counted twice.</source>
        <translation>Mientras se cumple, no se ha perdido ningún registro ni se ha contado ninguno dos veces.</translation>
    </message>
    <message>
        <source>Key mismatch</source>
        <translation>Clave distinta</translation>
    </message>
    <message>
        <source>Records whose key names another country than their value does.</source>
        <translation>Registros cuya clave nombra un país distinto del de su valor.</translation>
    </message>
    <message>
        <source>They are counted for the country in the value.</source>
        <translation>Cuentan para el país del valor.</translation>
    </message>
    <message>
        <source>Whether events come in, or the partition was read to its end for a minute.</source>
        <translation>Si llegan eventos o la partición lleva un minuto leída hasta el final.</translation>
    </message>
    <message>
        <source>An idle partition holds up no window.</source>
        <translation>Una partición inactiva no retiene ninguna ventana.</translation>
    </message>
    <message>
        <source>Start of an alert</source>
        <translation>Inicio de una alerta</translation>
    </message>
    <message>
        <source>End of an alert</source>
        <translation>Fin de una alerta</translation>
    </message>
    <message>
        <source>Duration of an alert</source>
        <translation>Duración de una alerta</translation>
    </message>
    <message>
        <source>Response to an alert</source>
        <translation>Respuesta a una alerta</translation>
    </message>
    <message>
        <source>Rule on</source>
        <translation>Regla activada</translation>
    </message>
    <message>
        <source>Basis of a rule</source>
        <translation>Qué evalúa una regla</translation>
    </message>
    <message>
        <source>Above or below</source>
        <translation>Por encima o por debajo</translation>
    </message>
    <message>
        <source>Clear threshold</source>
        <translation>Umbral de cese</translation>
    </message>
    <message>
        <source>Pending time</source>
        <translation>Tiempo de espera</translation>
    </message>
    <message>
        <source>Keep firing</source>
        <translation>Mantener activa</translation>
    </message>
    <message>
        <source>Stale alert</source>
        <translation>Alerta obsoleta</translation>
    </message>
    <message>
        <source>Duration of a commit</source>
        <translation>Duración de una transacción</translation>
    </message>
    <message>
        <source>Size of the database</source>
        <translation>Tamaño de la base de datos</translation>
    </message>
    <message>
        <source>Growth of the database</source>
        <translation>Crecimiento de la base de datos</translation>
    </message>
    <message>
        <source>Generated events</source>
        <translation>Eventos generados</translation>
    </message>
    <message>
        <source>Confirmed events</source>
        <translation>Eventos confirmados</translation>
    </message>
    <message>
        <source>Events in flight</source>
        <translation>Eventos en tránsito</translation>
    </message>
    <message>
        <source>Failed events</source>
        <translation>Eventos fallidos</translation>
    </message>
    <message>
        <source>Partitions of a topic</source>
        <translation>Particiones de un topic</translation>
    </message>
    <message>
        <source>Begin offset</source>
        <translation>Offset inicial</translation>
    </message>
    <message>
        <source>End offset</source>
        <translation>Offset final</translation>
    </message>
    <message>
        <source>Committed offset</source>
        <translation>Offset confirmado</translation>
    </message>
    <message>
        <source>Delay of a late event</source>
        <translation>Retraso de un tardío</translation>
    </message>
    <message>
        <source>Reason of a rejection</source>
        <translation>Motivo de un rechazo</translation>
    </message>
    <message>
        <source>Rejected for a reason</source>
        <translation>Rechazados por un motivo</translation>
    </message>
    <message>
        <source>Share of a reason</source>
        <translation>Proporción de un motivo</translation>
    </message>
    <message>
        <source>Activity of a partition</source>
        <translation>Actividad de una partición</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>What the refused record was probably meant to be, such as the nearest country&apos;s name or a number in quotes.</source>
        <translation>Lo que el registro rechazado probablemente quería ser, como el nombre de país más parecido o un número entre comillas.</translation>
    </message>
    <message>
        <source>It is advice for whoever sends; the record stays refused.</source>
        <translation>Es un consejo para quien envía; el registro sigue rechazado.</translation>
    </message>
    <message>
        <source>State of a silence</source>
        <translation>Estado de un silencio</translation>
    </message>
    <message>
        <source>In force, not yet, or over.</source>
        <translation>Vigente, todavía no, o terminado.</translation>
    </message>
    <message>
        <source>It ends by the clock, or when somebody ends it.</source>
        <translation>Termina según el reloj, o cuando alguien lo termina.</translation>
    </message>
    <message>
        <source>What a silence matches</source>
        <translation>Qué abarca un silencio</translation>
    </message>
    <message>
        <source>The countries, the region, the indicator and the rule whose alerts it silences.</source>
        <translation>Los países, la región, el indicador y la regla cuyas alertas silencia.</translation>
    </message>
    <message>
        <source>Alerts that begin later are silenced too.</source>
        <translation>También silencia las alertas que empiecen después.</translation>
    </message>
    <message>
        <source>End of a silence</source>
        <translation>Fin de un silencio</translation>
    </message>
    <message>
        <source>From then on alerts that last count as firing again.</source>
        <translation>Desde entonces las alertas que sigan vuelven a contar como activas.</translation>
    </message>
    <message>
        <source>Nothing is lost meanwhile: silenced alerts are recorded.</source>
        <translation>Entretanto no se pierde nada: las alertas silenciadas se registran.</translation>
    </message>
    <message>
        <source>Reason of a silence</source>
        <translation>Motivo de un silencio</translation>
    </message>
    <message>
        <source>Why somebody silenced these alerts.</source>
        <translation>Por qué alguien silenció estas alertas.</translation>
    </message>
    <message>
        <source>Everybody who looks at this database reads it.</source>
        <translation>Lo lee quien mire esta base de datos.</translation>
    </message>
    <message>
        <source>Author of a silence</source>
        <translation>Autor de un silencio</translation>
    </message>
    <message>
        <source>Who silenced these alerts.</source>
        <translation>Quién silenció estas alertas.</translation>
    </message>
    <message>
        <source>It is the name that was given, not one that was checked.</source>
        <translation>Es el nombre que se dio, no uno comprobado.</translation>
    </message>
    <message>
        <source>Start of a silence</source>
        <translation>Inicio de un silencio</translation>
    </message>
    <message>
        <source>When the silence began.</source>
        <translation>Cuándo empezó el silencio.</translation>
    </message>
    <message>
        <source>Alerts that fired before are silenced from then on.</source>
        <translation>Las alertas que ya estaban activas se silencian desde entonces.</translation>
    </message>
    <message>
        <source>Line of the file</source>
        <translation>Línea del archivo</translation>
    </message>
    <message>
        <source>Where in the file it stands.</source>
        <translation>En qué línea del archivo está.</translation>
    </message>
    <message>
        <source>The first line is number 1.</source>
        <translation>La primera línea es la número 1.</translation>
    </message>
    <message>
        <source>Year of a value</source>
        <translation>Año de un valor</translation>
    </message>
    <message>
        <source>The year that the file gives the value for.</source>
        <translation>El año para el que el archivo da el valor.</translation>
    </message>
    <message>
        <source>Of several years the newest is where the simulator starts.</source>
        <translation>De varios años, el simulador empieza por el más reciente.</translation>
    </message>
    <message>
        <source>Value of a file</source>
        <translation>Valor de un archivo</translation>
    </message>
    <message>
        <source>The number as it was understood, with this decimal sign.</source>
        <translation>El número tal como se entendió, con este signo decimal.</translation>
    </message>
    <message>
        <source>It is in the unit of the indicator.</source>
        <translation>Está en la unidad del indicador.</translation>
    </message>
    <message>
        <source>Countries taken</source>
        <translation>Países tomados</translation>
    </message>
    <message>
        <source>How many countries the file has values of.</source>
        <translation>De cuántos países tiene valores el archivo.</translation>
    </message>
    <message>
        <source>Regions and former states are not among them.</source>
        <translation>Las regiones y los antiguos Estados no se incluyen.</translation>
    </message>
    <message>
        <source>Values taken</source>
        <translation>Valores tomados</translation>
    </message>
    <message>
        <source>How many values were read, one a country and year.</source>
        <translation>Cuántos valores se leyeron, uno por país y año.</translation>
    </message>
    <message>
        <source>Missing ones are counted apart.</source>
        <translation>Los que faltan se cuentan aparte.</translation>
    </message>
    <message>
        <source>Years taken</source>
        <translation>Años tomados</translation>
    </message>
    <message>
        <source>The first and the last year with a value.</source>
        <translation>El primer y el último año con un valor.</translation>
    </message>
    <message>
        <source>Not every country need have all of them.</source>
        <translation>No todos los países tienen por qué tenerlos todos.</translation>
    </message>
    <message>
        <source>What was not taken</source>
        <translation>Lo que no se tomó</translation>
    </message>
    <message>
        <source>A field, a row or an entity of the file that gave no value.</source>
        <translation>Un campo, una fila o una entidad del archivo que no dio valor.</translation>
    </message>
    <message>
        <source>Everything else was taken all the same.</source>
        <translation>Todo lo demás se tomó igualmente.</translation>
    </message>
    <message>
        <source>Why it was not taken</source>
        <translation>Por qué no se tomó</translation>
    </message>
    <message>
        <source>What kept the program from taking it.</source>
        <translation>Qué impidió tomarlo.</translation>
    </message>
    <message>
        <source>Of two values for one year, the one further down counts.</source>
        <translation>De dos valores para un año cuenta el que está más abajo.</translation>
    </message>
    <message>
        <source>Rows not taken</source>
        <translation>Filas no tomadas</translation>
    </message>
    <message>
        <source>How many rows of the file it concerns.</source>
        <translation>A cuántas filas del archivo afecta.</translation>
    </message>
    <message>
        <source>They are told together, by their first line.</source>
        <translation>Se dicen juntas, por su primera línea.</translation>
    </message>
    <message>
        <source>Line of a chart</source>
        <translation>Línea de un gráfico</translation>
    </message>
    <message>
        <source>A country whose windows the chart draws, in the colour of its line.</source>
        <translation>Un país cuyas ventanas dibuja el gráfico, con el color de su línea.</translation>
    </message>
    <message>
        <source>Press a row for what can be done with it.</source>
        <translation>Pulse una fila para ver qué se puede hacer con ella.</translation>
    </message>
    <message>
        <source>Last of a line</source>
        <translation>Último de una línea</translation>
    </message>
    <message>
        <source>The mean of the newest window in sight.</source>
        <translation>La media de la ventana más reciente a la vista.</translation>
    </message>
    <message>
        <source>It is told as the chart is scaled: a value, an index or a change.</source>
        <translation>Se dice en la escala del gráfico: valor, índice o cambio.</translation>
    </message>
    <message>
        <source>Minimum of a line</source>
        <translation>Mínimo de una línea</translation>
    </message>
    <message>
        <source>The lowest window mean in sight.</source>
        <translation>La media de ventana más baja a la vista.</translation>
    </message>
    <message>
        <source>Moving or zooming the chart changes it.</source>
        <translation>Cambia al mover o ampliar el gráfico.</translation>
    </message>
    <message>
        <source>Maximum of a line</source>
        <translation>Máximo de una línea</translation>
    </message>
    <message>
        <source>The highest window mean in sight.</source>
        <translation>La media de ventana más alta a la vista.</translation>
    </message>
    <message>
        <source>Mean of a line</source>
        <translation>Media de una línea</translation>
    </message>
    <message>
        <source>The mean of all events in the windows in sight.</source>
        <translation>La media de todos los eventos de las ventanas a la vista.</translation>
    </message>
    <message>
        <source>A window with more events weighs more.</source>
        <translation>Una ventana con más eventos pesa más.</translation>
    </message>
    <message>
        <source>Alerts of a rule</source>
        <translation>Alertas de una regla</translation>
    </message>
    <message>
        <source>How many alerts of this rule are in this state.</source>
        <translation>Cuántas alertas de esta regla están en este estado.</translation>
    </message>
    <message>
        <source>Those that the flood cap held back count as one.</source>
        <translation>Las que retuvo el límite de avalancha cuentan como una.</translation>
    </message>
    <message>
        <source>Newest of a rule</source>
        <translation>Más reciente de una regla</translation>
    </message>
    <message>
        <source>When the newest alert of this rule began.</source>
        <translation>Cuándo empezó la alerta más reciente de esta regla.</translation>
    </message>
    <message>
        <source>It is the event time of the value that crossed.</source>
        <translation>Es la hora del evento del valor que cruzó.</translation>
    </message>
</context>
<context>
    <name>ImportText</name>
    <message>
        <source>World Bank</source>
        <translation>Banco Mundial</translation>
    </message>
    <message>
        <source>IMF World Economic Outlook</source>
        <translation>FMI, Perspectivas de la economía mundial</translation>
    </message>
    <message>
        <source>SDMX (Eurostat, OECD)</source>
        <translation>SDMX (Eurostat, OCDE)</translation>
    </message>
    <message>
        <source>table of countries</source>
        <translation>tabla de países</translation>
    </message>
    <message>
        <source>a region</source>
        <translation>es una región</translation>
    </message>
    <message>
        <source>a former state</source>
        <translation>es un Estado desaparecido</translation>
    </message>
    <message>
        <source>another measure</source>
        <translation>otra medida</translation>
    </message>
    <message>
        <source>not a whole year</source>
        <translation>no es un año entero</translation>
    </message>
    <message>
        <source>unknown country</source>
        <translation>país desconocido</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is ambiguous: decimals or thousands</source>
        <translation>«%1» es ambiguo: decimales o millares</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a year</source>
        <translation>«%1» no es un año</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is outside the indicator&apos;s range</source>
        <translation>«%1» está fuera del rango del indicador</translation>
    </message>
    <message>
        <source>wrong number of fields: %1</source>
        <translation>número de campos incorrecto: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is more than one import can hold</source>
        <translation>«%1» es más de lo que cabe en una importación</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>«%1» no es un número</translation>
    </message>
    <message>
        <source>The last one in the file counts.</source>
        <translation>Cuenta el último del archivo.</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>Enter a number.</source>
        <translation>Escriba un número.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» no es un número.</translation>
    </message>
    <message>
        <source>“%1” can mean %2 or %3: enter one of these.</source>
        <translation>«%1» puede significar %2 o %3: escriba uno de los dos.</translation>
    </message>
    <message>
        <source>“%1” is too large or too small.</source>
        <translation>«%1» es demasiado grande o demasiado pequeño.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>De %1 a %2.</translation>
    </message>
    <message>
        <source>Whole numbers only.</source>
        <translation>Solo números enteros.</translation>
    </message>
    <message>
        <source>Too many decimals: %1</source>
        <translation>Demasiados decimales: %1</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Ventanas</translation>
    </message>
    <message>
        <source>Kafka</source>
        <translation>Kafka</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulador</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
</context>
<context>
    <name>RejectHint</name>
    <message>
        <source>“%1” is a former state: send a country of today.</source>
        <translation>«%1» es un Estado desaparecido: envíe un país actual.</translation>
    </message>
    <message>
        <source>Perhaps “%1” is meant.</source>
        <translation>Quizá quiso decir «%1».</translation>
    </message>
    <message>
        <source>valor is a number in quotes: send it without them.</source>
        <translation>valor es un número entre comillas: envíelo sin ellas.</translation>
    </message>
    <message>
        <source>valor has a decimal comma: JSON takes a point, and no quotes.</source>
        <translation>valor lleva coma decimal: JSON usa punto, y sin comillas.</translation>
    </message>
    <message>
        <source>JSON inside a text: it was encoded twice.</source>
        <translation>JSON dentro de un texto: se codificó dos veces.</translation>
    </message>
    <message>
        <source>In Kafka Connect&apos;s envelope: set value.converter.schemas.enable=false.</source>
        <translation>Con el sobre de Kafka Connect: ponga value.converter.schemas.enable=false.</translation>
    </message>
    <message>
        <source>In Debezium&apos;s envelope: add the transform ExtractNewRecordState.</source>
        <translation>Con el sobre de Debezium: añada la transformación ExtractNewRecordState.</translation>
    </message>
    <message>
        <source>Framed as for a Schema Registry (magic byte 0): send plain JSON.</source>
        <translation>Con la cabecera de un Schema Registry (byte mágico 0): envíe JSON sin ella.</translation>
    </message>
    <message>
        <source>In UTF-16: send UTF-8.</source>
        <translation>En UTF-16: envíe UTF-8.</translation>
    </message>
    <message>
        <source>Begins with a byte order mark: send UTF-8 without it.</source>
        <translation>Empieza con una marca de orden de bytes (BOM): envíe UTF-8 sin ella.</translation>
    </message>
    <message>
        <source>Stamped in microseconds or nanoseconds: Kafka&apos;s timestamps are milliseconds.</source>
        <translation>Hora en microsegundos o nanosegundos: Kafka cuenta milisegundos.</translation>
    </message>
</context>
<context>
    <name>SettingsCheck</name>
    <message>
        <source>This cannot be empty.</source>
        <translation>No puede quedar vacío.</translation>
    </message>
    <message>
        <source>Enter at least one server, as host:port.</source>
        <translation>Escriba al menos un servidor, como host:puerto.</translation>
    </message>
    <message>
        <source>There is an extra comma.</source>
        <translation>Sobra una coma.</translation>
    </message>
    <message>
        <source>“%1” has no port; enter it as host:port.</source>
        <translation>«%1» no tiene puerto; escríbalo como host:puerto.</translation>
    </message>
    <message>
        <source>The port of “%1” is not a number from 1 to 65535.</source>
        <translation>El puerto de «%1» no es un número de 1 a 65535.</translation>
    </message>
    <message>
        <source>“%1” is not a host name or address.</source>
        <translation>«%1» no es un nombre de host ni una dirección.</translation>
    </message>
    <message>
        <source>Enter the topic name.</source>
        <translation>Escriba el nombre del topic.</translation>
    </message>
    <message>
        <source>“%1” is not a topic name: only letters without accents, digits, dot, hyphen and underscore.</source>
        <translation>«%1» no es un nombre de topic: solo letras sin tilde, cifras, punto, guion y guion bajo.</translation>
    </message>
    <message>
        <source>A topic name can have at most 249 characters.</source>
        <translation>El nombre de un topic tiene como máximo 249 caracteres.</translation>
    </message>
    <message>
        <source>Enter at least one topic.</source>
        <translation>Escriba al menos un topic.</translation>
    </message>
    <message>
        <source>“%1” is listed twice.</source>
        <translation>«%1» aparece dos veces.</translation>
    </message>
    <message>
        <source>Enter the consumer group name.</source>
        <translation>Escriba el nombre del grupo de consumidores.</translation>
    </message>
    <message>
        <source>A group name can have at most 249 characters.</source>
        <translation>El nombre de un grupo tiene como máximo 249 caracteres.</translation>
    </message>
    <message>
        <source>A key also needs its certificate.</source>
        <translation>Una clave necesita también su certificado.</translation>
    </message>
    <message>
        <source>A certificate also needs its key.</source>
        <translation>Un certificado necesita también su clave.</translation>
    </message>
    <message>
        <source>Enter the server name or address.</source>
        <translation>Escriba el nombre o la dirección del servidor.</translation>
    </message>
    <message>
        <source>Enter the database name.</source>
        <translation>Escriba el nombre de la base de datos.</translation>
    </message>
    <message>
        <source>PostgreSQL names can have at most 63 bytes.</source>
        <translation>Los nombres de PostgreSQL tienen como máximo 63 bytes.</translation>
    </message>
    <message>
        <source>A window must last at least one second.</source>
        <translation>Una ventana debe durar al menos un segundo.</translation>
    </message>
    <message>
        <source>The long window of %1 s is not a whole number of these. The nearest that fit are %2 s and %3 s.</source>
        <translation>La ventana larga de %1 s no contiene un número entero de estas. Las más cercanas que caben: %2 s y %3 s.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Export the page&apos;s chart</source>
        <translation>Exportar el gráfico de la página</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>This help, in dialogs too</source>
        <translation>Esta ayuda, también en los diálogos</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Point at the chart</source>
        <translation>Apuntar al gráfico</translation>
    </message>
    <message>
        <source>Read the values of that moment</source>
        <translation>Leer los valores de ese momento</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Arrastrar</translation>
    </message>
    <message>
        <source>Move in time</source>
        <translation>Moverse en el tiempo</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Zoom time around the pointer</source>
        <translation>Acercar o alejar el tiempo en torno al puntero</translation>
    </message>
    <message>
        <source>Double-click, Home</source>
        <translation>Doble clic, Inicio</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Volver al directo</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Izquierda, Derecha</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Arriba, Abajo</translation>
    </message>
    <message>
        <source>Move the values</source>
        <translation>Mover los valores</translation>
    </message>
    <message>
        <source>+, −</source>
        <translation>+, −</translation>
    </message>
    <message>
        <source>Zoom time; with Ctrl the values</source>
        <translation>Acercar o alejar el tiempo; con Ctrl, los valores</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation>Mayús+Izquierda, Mayús+Derecha</translation>
    </message>
    <message>
        <source>Read values point by point; Esc ends it</source>
        <translation>Leer los valores punto por punto; Esc lo termina</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Point at a country</source>
        <translation>Apuntar a un país</translation>
    </message>
    <message>
        <source>Its state</source>
        <translation>Su estado</translation>
    </message>
    <message>
        <source>Click, Enter</source>
        <translation>Clic, Intro</translation>
    </message>
    <message>
        <source>Open its chart</source>
        <translation>Abrir su gráfico</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Flechas</translation>
    </message>
    <message>
        <source>Go to the next country in that direction</source>
        <translation>Ir al país siguiente en esa dirección</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
    <message>
        <source>Click a column head</source>
        <translation>Clic en una cabecera</translation>
    </message>
    <message>
        <source>Sort by it</source>
        <translation>Ordenar por esa columna</translation>
    </message>
    <message>
        <source>Point at a column head; Left, Right or Shift+F1 in the table</source>
        <translation>Apuntar a una cabecera; Izquierda, Derecha o Mayús+F1 en la tabla</translation>
    </message>
    <message>
        <source>What the column means</source>
        <translation>Qué significa la columna</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Copiar las filas elegidas</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Reconocer</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>Silenciar…</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Open chart</source>
        <translation>Abrir gráfico</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>Up, Down in the search</source>
        <translation>Arriba, Abajo en la búsqueda</translation>
    </message>
    <message>
        <source>Go into the list</source>
        <translation>Pasar a la lista</translation>
    </message>
    <message>
        <source>Space, Enter</source>
        <translation>Espacio, Intro</translation>
    </message>
    <message>
        <source>Choose a country</source>
        <translation>Elegir un país</translation>
    </message>
    <message>
        <source>Figures and the status bar</source>
        <translation>Cifras y barra de estado</translation>
    </message>
    <message>
        <source>Point at a name, or go there with Tab and the arrow keys</source>
        <translation>Apuntar a un nombre, o ir a él con Tab y las flechas</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Qué significa</translation>
    </message>
    <message>
        <source>Page list</source>
        <translation>Lista de páginas</translation>
    </message>
    <message>
        <source>Up, Down, Home, End</source>
        <translation>Arriba, Abajo, Inicio, Fin</translation>
    </message>
    <message>
        <source>Go to another page</source>
        <translation>Ir a otra página</translation>
    </message>
    <message>
        <source>Click, Space</source>
        <translation>Clic, Espacio</translation>
    </message>
    <message>
        <source>Set a cursor; the pointer tells how long and how far it is from there</source>
        <translation>Fijar un cursor; el puntero dice cuánto tiempo y cuánto valor hay desde él</translation>
    </message>
    <message>
        <source>Select a part of time</source>
        <translation>Elegir un intervalo de tiempo</translation>
    </message>
    <message>
        <source>Shift and drag, or drag with the middle button</source>
        <translation>Mayús y arrastrar, o arrastrar con el botón central</translation>
    </message>
    <message>
        <source>Ctrl or Shift with the wheel</source>
        <translation>Ctrl o Mayús con la rueda</translation>
    </message>
    <message>
        <source>Zoom the values</source>
        <translation>Acercar o alejar los valores</translation>
    </message>
    <message>
        <source>Backspace, Alt+Left</source>
        <translation>Retroceso, Alt+Izquierda</translation>
    </message>
    <message>
        <source>Take back what was done to the view</source>
        <translation>Deshacer lo hecho con la vista</translation>
    </message>
    <message>
        <source>Ctrl+Enter in the search</source>
        <translation>Ctrl+Intro en la búsqueda</translation>
    </message>
    <message>
        <source>Choose only what it finds</source>
        <translation>Elegir solo lo que encuentra</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>since %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Aún no hay registros</translation>
    </message>
    <message>
        <source>It does not add up: see Health for the partition.</source>
        <translation>No cuadra: vea la partición en Salud.</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectado</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>conectando</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>reintentando</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>ev/s</source>
        <translation>ev/s</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aún ninguna</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>Marca de agua</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>a las %1</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trabajadores</translation>
    </message>
    <message>
        <source>Workers that gave a sign of life lately, of those that are known</source>
        <translation>Trabajadores que han dado señal de vida hace poco, de los que se conocen</translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>Último %n día</numerusform>
            <numerusform>Últimos %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>Última %n h</numerusform>
            <numerusform>Últimas %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n min</source>
        <translation>
            <numerusform>Último %n min</numerusform>
            <numerusform>Últimos %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
</context>
<context>
    <name>WorldMap</name>
    <message>
        <source>No data</source>
        <translation>Sin datos</translation>
    </message>
</context>
<context>
    <name>observatorio::AboutDialog</name>
    <message>
        <source>About Observatorio</source>
        <translation>Acerca de Observatorio</translation>
    </message>
    <message>
        <source>Version %1 · Qt %2</source>
        <translation>Versión %1 · Qt %2</translation>
    </message>
    <message>
        <source>Via Gapminder Systema Globalis, %1</source>
        <translation>Por medio de Gapminder Systema Globalis, %1</translation>
    </message>
    <message>
        <source>World Bank, World Development Indicators</source>
        <translation>Banco Mundial, Indicadores del Desarrollo Mundial</translation>
    </message>
    <message>
        <source>inflation, growth, GDP per capita, trade, investment, debt, Gini</source>
        <translation>inflación, crecimiento, PIB per cápita, comercio, inversión, deuda, Gini</translation>
    </message>
    <message>
        <source>unemployment</source>
        <translation>desempleo</translation>
    </message>
    <message>
        <source>Human Development Index</source>
        <translation>Índice de Desarrollo Humano</translation>
    </message>
    <message>
        <source>Corruption Perceptions Index</source>
        <translation>Índice de Percepción de la Corrupción</translation>
    </message>
    <message>
        <source>countries, regions and income groups</source>
        <translation>países, regiones y grupos de ingreso</translation>
    </message>
    <message>
        <source>country outlines</source>
        <translation>contornos de los países</translation>
    </message>
    <message>
        <source>Public domain</source>
        <translation>Dominio público</translation>
    </message>
    <message>
        <source>A live observatory of economic event streams over Apache Kafka: event-time windows, watermarks, alerts, offsets and lag.</source>
        <translation>Un observatorio en vivo de flujos de eventos económicos sobre Apache Kafka: ventanas por hora del evento, marcas de agua, alertas, offsets y retraso.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Built with Qt, Qt Charts, librdkafka, simdjson, tl::expected, CLI11 and QtKeychain, each under its own licence.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior. Hecho con Qt, Qt Charts, librdkafka, simdjson, tl::expected, CLI11 y QtKeychain, cada uno bajo su propia licencia.</translation>
    </message>
    <message>
        <source>Figures and outlines</source>
        <translation>Cifras y contornos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>observatorio::AccountingModel</name>
    <message>
        <source>✓ yes</source>
        <translation>✓ sí</translation>
    </message>
    <message>
        <source>Offsets %1 to %2</source>
        <translation>Offsets %1 a %2</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>Offsets</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contados</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tardíos</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>No timestamp</source>
        <translation>Sin hora</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Huecos</translation>
    </message>
    <message>
        <source>Adds up</source>
        <translation>Cuadra</translation>
    </message>
    <message>
        <source>✗ off by %1</source>
        <translation>✗ difiere en %1</translation>
    </message>
    <message>
        <source>Key mismatch</source>
        <translation>Clave distinta</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>inactiva</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activa</translation>
    </message>
</context>
<context>
    <name>observatorio::AcknowledgeDialog</name>
    <message>
        <source>Acknowledge alerts</source>
        <translation>Reconocer alertas</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) marked as seen: they stay on the list and no longer ask for attention.</source>
        <translation>
            <numerusform>%n alerta marcada como vista: sigue en la lista y ya no pide atención.</numerusform>
            <numerusform>%n alertas marcadas como vistas: siguen en la lista y ya no piden atención.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is known, what is being done…</source>
        <translation>Qué se sabe, qué se está haciendo…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Comentario</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Reconocer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a name first</source>
        <translation>Escriba antes un nombre</translation>
    </message>
</context>
<context>
    <name>observatorio::AlertDetails</name>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Threshold crossed</source>
        <translation>Umbral cruzado</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>Primer valor</translation>
    </message>
    <message>
        <source>Peak value</source>
        <translation>Valor pico</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Último valor</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Triggering record</source>
        <translation>Registro que la disparó</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>choose an alert to see its details</source>
        <translation>elija una alerta para ver sus detalles</translation>
    </message>
    <message numerus="yes">
        <source>stands for %n more not shown because of too many alerts</source>
        <translation>
            <numerusform>representa %n más que no se muestra por exceso de alertas</numerusform>
            <numerusform>representa %n más que no se muestran por exceso de alertas</numerusform>
        </translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>acknowledged %1 by %2</source>
        <translation>%2 (reconocida %1)</translation>
    </message>
    <message>
        <source>silenced until %1</source>
        <translation>silenciada hasta %1</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ninguna aún</translation>
    </message>
    <message>
        <source>acknowledged %1 by %2: %3</source>
        <translation>reconocida %1 por %2: %3</translation>
    </message>
    <message>
        <source>%1 by %2: %3 (silence of %4)</source>
        <translation>%1 por %2: %3 (silencio de %4)</translation>
    </message>
</context>
<context>
    <name>observatorio::AlertFeed</name>
    <message>
        <source>Older alerts cannot be read: %1</source>
        <translation>No se pueden leer alertas anteriores: %1</translation>
    </message>
    <message>
        <source>Reading older alerts…</source>
        <translation>Leyendo alertas anteriores…</translation>
    </message>
    <message>
        <source>The newest %1 of the range are shown; narrow it, or export it for all</source>
        <translation>Se muestran las %1 más recientes del intervalo; acótelo, o expórtelo para tenerlas todas</translation>
    </message>
    <message>
        <source>%1 read from the database; scroll down for older ones</source>
        <translation>%1 leídas de la base de datos; baje para ver anteriores</translation>
    </message>
    <message>
        <source>%1 read from the database; no older ones in this range</source>
        <translation>%1 leídas de la base de datos; no hay anteriores en este intervalo</translation>
    </message>
</context>
<context>
    <name>observatorio::AlertFilterBar</name>
    <message>
        <source>Search country, indicator, offset…</source>
        <translation>Buscar país, indicador, offset…</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Buscar alertas</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Todas las severidades</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severidad</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>Todos los países</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>All indicators</source>
        <translation>Todos los indicadores</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
</context>
<context>
    <name>observatorio::AlertLookup</name>
    <message>
        <source>Reading alerts for %1…</source>
        <translation>Leyendo alertas para %1…</translation>
    </message>
    <message>
        <source>Only the newest %1 alerts are saved</source>
        <translation>Solo se guardan las %1 alertas más recientes</translation>
    </message>
</context>
<context>
    <name>observatorio::AlertModel</name>
    <message>
        <source>Firing</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Reconocida</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>Silenciada</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Resuelta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Severidad</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primero</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Pico</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Último</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Obsoleta</translation>
    </message>
    <message>
        <source>stale since %1</source>
        <translation>obsoleta desde %1</translation>
    </message>
    <message>
        <source>%1 alerts not shown</source>
        <translation>%1 alertas no mostradas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts not shown: too many at once</source>
        <translation>
            <numerusform>%Ln alerta no mostrada: demasiadas a la vez</numerusform>
            <numerusform>%Ln alertas no mostradas: demasiadas a la vez</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alerts of %1 not shown: too many at once</source>
        <translation>
            <numerusform>%Ln alerta de %1 no mostrada: demasiadas a la vez</numerusform>
            <numerusform>%Ln alertas de %1 no mostradas: demasiadas a la vez</numerusform>
        </translation>
    </message>
    <message>
        <source>too many at once</source>
        <translation>demasiadas a la vez</translation>
    </message>
</context>
<context>
    <name>observatorio::AlertRange</name>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Desde – hasta</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Live: the newest alerts. Otherwise all that began in the range, from the database</source>
        <translation>En vivo: las alertas más recientes. Si no, todas las que empezaron en el intervalo, desde la base de datos</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
</context>
<context>
    <name>observatorio::AlertsCard</name>
    <message>
        <source>Newest alerts</source>
        <translation>Últimas alertas</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Sin alertas</translation>
    </message>
    <message>
        <source>An alert appears here when a value crosses one of the thresholds in the settings.</source>
        <translation>Aquí aparece una alerta cuando un valor cruza uno de los umbrales de los ajustes.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Todas las alertas</translation>
    </message>
    <message numerus="yes">
        <source>%n firing</source>
        <translation>
            <numerusform>%n activa</numerusform>
            <numerusform>%n activas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::AlertsPage</name>
    <message numerus="yes">
        <source>%n firing</source>
        <translation>
            <numerusform>%n activa</numerusform>
            <numerusform>%n activas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n crítica</numerusform>
            <numerusform>%n críticas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged</source>
        <translation>
            <numerusform>%n reconocida</numerusform>
            <numerusform>%n reconocidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>%n silenciada</numerusform>
            <numerusform>%n silenciadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved</source>
        <translation>
            <numerusform>%n resuelta</numerusform>
            <numerusform>%n resueltas</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert yet</source>
        <translation>Aún no hay alertas</translation>
    </message>
    <message>
        <source>An alert appears when an indicator crosses its threshold. Thresholds are in Settings; the simulator&apos;s crisis scenario raises some on purpose.</source>
        <translation>Una alerta aparece cuando un indicador cruza su umbral. Los umbrales están en Ajustes; el escenario de crisis del simulador provoca algunas.</translation>
    </message>
    <message>
        <source>No alert matches</source>
        <translation>Ninguna alerta coincide</translation>
    </message>
    <message>
        <source>The current filters hide all of them.</source>
        <translation>Los filtros actuales las ocultan todas.</translation>
    </message>
    <message>
        <source>Thresholds…</source>
        <translation>Umbrales…</translation>
    </message>
    <message>
        <source>Show all alerts</source>
        <translation>Mostrar todas las alertas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Mark the selected alerts as seen (A)</source>
        <translation>Marcar como vistas las alertas elegidas (A)</translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>Silenciar…</translation>
    </message>
    <message>
        <source>Open chart</source>
        <translation>Abrir gráfico</translation>
    </message>
    <message>
        <source>The country&apos;s chart at the start of the alert (Enter)</source>
        <translation>El gráfico del país al empezar la alerta (Intro)</translation>
    </message>
    <message>
        <source>Firing</source>
        <comment>alerts</comment>
        <translation>Activas</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>alerts</comment>
        <translation>Reconocidas</translation>
    </message>
    <message>
        <source>Silenced</source>
        <comment>alerts</comment>
        <translation>Silenciadas</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>alerts</comment>
        <translation>Resueltas</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>alerts</comment>
        <translation>Obsoletas</translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <translation>
            <numerusform>%n obsoleta</numerusform>
            <numerusform>%n obsoletas</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>Reconocer…</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>Silencios</translation>
    </message>
    <message>
        <source>Silence alerts like the selected ones, and those to come (S)</source>
        <translation>Silenciar alertas como las elegidas, también las que vengan (S)</translation>
    </message>
    <message>
        <source>The silences in force and past ones; end one, or begin one (Shift+S)</source>
        <translation>Los silencios vigentes y los pasados; terminar uno o empezar otro (Mayús+S)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Save all alerts of the range that meet the conditions, as CSV</source>
        <translation>Guardar como CSV todas las alertas del intervalo que cumplen las condiciones</translation>
    </message>
    <message>
        <source>Export alerts</source>
        <translation>Exportar alertas</translation>
    </message>
    <message>
        <source>alerts.csv</source>
        <translation>alertas.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>observatorio::AppearanceSection</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Language, appearance, and what the program does on its own.</source>
        <translation>Idioma, aspecto y lo que el programa hace por sí mismo.</translation>
    </message>
    <message>
        <source>Start the simulator with the program</source>
        <translation>Iniciar el simulador con el programa</translation>
    </message>
    <message>
        <source>Publish corruption alerts to alertas_corrupcion</source>
        <translation>Publicar las alertas de corrupción en alertas_corrupcion</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Al empezar</translation>
    </message>
    <message>
        <source>For other programs</source>
        <translation>Para otros programas</translation>
    </message>
    <message>
        <source>Each corruption alert goes to that topic of the broker in use, as {&quot;pais&quot;:&quot;VEN&quot;,&quot;indice&quot;:17,&quot;alerta&quot;:&quot;critico&quot;}.</source>
        <translation>Cada alerta de corrupción va a ese topic del broker en uso, como {&quot;pais&quot;:&quot;VEN&quot;,&quot;indice&quot;:17,&quot;alerta&quot;:&quot;critico&quot;}.</translation>
    </message>
    <message>
        <source>Events start flowing right away, with no producer of your own. On a broker other than the embedded one you are asked first.</source>
        <translation>Los eventos fluyen enseguida, sin un productor propio. Con un broker que no sea el integrado se le pregunta antes.</translation>
    </message>
</context>
<context>
    <name>observatorio::BackToLive</name>
    <message>
        <source>Follow the newest data again (Home, or double-click the chart)</source>
        <translation>Volver a seguir los datos más nuevos (Inicio, o doble clic en el gráfico)</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Volver al directo</translation>
    </message>
    <message numerus="yes">
        <source>%1 new · back to live</source>
        <translation>
            <numerusform>%1 nueva · volver al directo</numerusform>
            <numerusform>%1 nuevas · volver al directo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::Banner</name>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>What it told is as of %1.</source>
        <translation>Lo que contó es de las %1.</translation>
    </message>
</context>
<context>
    <name>observatorio::BrokerSection</name>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Where the events come from.</source>
        <translation>De dónde vienen los eventos.</translation>
    </message>
    <message>
        <source>Embedded broker: in memory, nothing to install</source>
        <translation>Broker integrado: en memoria, sin instalar nada</translation>
    </message>
    <message>
        <source>A Kafka cluster</source>
        <translation>Un clúster de Kafka</translation>
    </message>
    <message>
        <source>Its records are lost when the program ends</source>
        <translation>Sus registros se pierden al cerrar el programa</translation>
    </message>
    <message>
        <source>Bootstrap servers</source>
        <translation>Bootstrap servers</translation>
    </message>
    <message>
        <source>What to read</source>
        <translation>Qué leer</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>One per line. Two by default: the simulator&apos;s, and the one for your own producers.</source>
        <translation>Uno por línea. Dos por omisión: el del simulador y el de sus propios productores.</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>Grupo de consumidores</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Fixed member name</source>
        <translation>Nombre fijo de miembro</translation>
    </message>
    <message>
        <source>group.instance.id: a restart keeps its partitions. Each running program needs its own.</source>
        <translation>group.instance.id: un reinicio conserva sus particiones. Cada programa en marcha necesita el suyo.</translation>
    </message>
    <message>
        <source>No encryption, no login</source>
        <translation>Sin cifrado ni usuario</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>SASL login, no encryption</source>
        <translation>Usuario SASL, sin cifrado</translation>
    </message>
    <message>
        <source>SASL login over TLS</source>
        <translation>Usuario SASL sobre TLS</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>SASL mechanism</source>
        <translation>Mecanismo SASL</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>Archivos PEM (*.pem *.crt *.cer *.key);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autoridad de certificación</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>la del sistema</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificado de cliente</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Clave de cliente</translation>
    </message>
    <message>
        <source>SASL needs a password.</source>
        <translation>SASL necesita una contraseña.</translation>
    </message>
</context>
<context>
    <name>observatorio::ConnectionTest</name>
    <message>
        <source>Correct the marked fields first</source>
        <translation>Corrija antes los campos marcados</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Dejar de esperar</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar conexión</translation>
    </message>
</context>
<context>
    <name>observatorio::Controller</name>
    <message numerus="yes">
        <source>Connected: cluster %1, %n broker(s).</source>
        <translation>
            <numerusform>Conectado: clúster %1, %n broker.</numerusform>
            <numerusform>Conectado: clúster %1, %n brokers.</numerusform>
        </translation>
    </message>
    <message>
        <source>Does not exist yet: %1.</source>
        <translation>Aún no existe: %1.</translation>
    </message>
    <message>
        <source>Connected: %1, writable.</source>
        <translation>Conectado: %1, y se puede escribir.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>The stored settings cannot be read; the defaults are in use.</source>
        <translation>No se pueden leer los ajustes guardados; se usan los predeterminados.</translation>
    </message>
    <message>
        <source>The stored ones stay as they are until you change the settings, and are then kept beside the new ones.</source>
        <translation>Lo guardado queda como está hasta que usted cambie los ajustes; entonces se conserva junto a los nuevos.</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>Guardando %1…</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Quit without waiting</source>
        <translation>Salir sin esperar</translation>
    </message>
</context>
<context>
    <name>observatorio::CountriesPage</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>A chart shows at most %1 countries. Remove one first.</source>
        <translation>Un gráfico muestra como máximo %1 países. Quite uno antes.</translation>
    </message>
    <message>
        <source>Window length</source>
        <translation>Duración de la ventana</translation>
    </message>
    <message>
        <source>Go to the simulator</source>
        <translation>Ir al simulador</translation>
    </message>
    <message>
        <source>mean per window of %1, min–max band · %2</source>
        <translation>media por ventana de %1, banda mín.–máx. · %2</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Aún no hay datos</translation>
    </message>
    <message>
        <source>Averages appear with the first events. Start the simulator, or send events to one of the observed topics.</source>
        <translation>Las medias aparecen con los primeros eventos. Inicie el simulador o envíe eventos a uno de los topics observados.</translation>
    </message>
    <message>
        <source>No country chosen</source>
        <translation>Ningún país elegido</translation>
    </message>
    <message>
        <source>Choose up to %1 countries in the list.</source>
        <translation>Elija hasta %1 países en la lista.</translation>
    </message>
    <message>
        <source>No windows of %1 for these countries</source>
        <translation>No hay ventanas de %1 para estos países</translation>
    </message>
    <message>
        <source>Choose countries with a value in the list, or another indicator.</source>
        <translation>Elija países que tengan valor en la lista, u otro indicador.</translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>no past: %1</source>
        <translation>sin pasado: %1</translation>
    </message>
    <message>
        <source>reading the past…</source>
        <translation>leyendo el pasado…</translation>
    </message>
</context>
<context>
    <name>observatorio::CountryChoice</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose countries</source>
        <translation>Elegir países</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>Todos los países</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen: %1</source>
        <translation>
            <numerusform>%n elegido: %1</numerusform>
            <numerusform>%n elegidos: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Default selection</source>
        <translation>Selección inicial</translation>
    </message>
</context>
<context>
    <name>observatorio::CountryDialog</name>
    <message>
        <source>Countries to simulate</source>
        <translation>Países que simular</translation>
    </message>
    <message>
        <source>Search country…</source>
        <translation>Buscar país…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose at least one country</source>
        <translation>Elija al menos un país</translation>
    </message>
</context>
<context>
    <name>observatorio::CountryList</name>
    <message>
        <source>Search country…</source>
        <translation>Buscar país…</translation>
    </message>
    <message>
        <source>Search country</source>
        <translation>Buscar país</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nombre</translation>
    </message>
    <message>
        <source>By value</source>
        <translation>Por valor</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valor</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>%1 of %2 · order: %3 ▾</source>
        <translation>%1 de %2 · orden: %3 ▾</translation>
    </message>
    <message>
        <source>Enter chooses the first, Ctrl+Enter only that. Several names: argentina, brazil</source>
        <translation>Intro elige el primero; Ctrl+Intro, solo ese. Varios nombres: argentina, brasil</translation>
    </message>
    <message>
        <source>In place of %1…</source>
        <translation>En lugar de %1…</translation>
    </message>
    <message>
        <source>Country in place of %1</source>
        <translation>País en lugar de %1</translation>
    </message>
</context>
<context>
    <name>observatorio::CoverageBanner</name>
    <message>
        <source>Partitions</source>
        <translation>Particiones</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Start the topic anew</source>
        <translation>Empezar el topic de nuevo</translation>
    </message>
    <message>
        <source>Reads %1 from its beginning, into rows of its own; what was counted so far stays in the tables.</source>
        <translation>Lee %1 desde su principio, en filas propias; lo contado hasta ahora queda en las tablas.</translation>
    </message>
</context>
<context>
    <name>observatorio::DatabaseSection</name>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Where windows, alerts and the reading position are stored, in one transaction.</source>
        <translation>Dónde se guardan las ventanas, las alertas y la posición de lectura, en una sola transacción.</translation>
    </message>
    <message>
        <source>A SQLite file</source>
        <translation>Un archivo SQLite</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.db);;All files (*)</source>
        <translation>Bases de datos SQLite (*.sqlite *.db);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Created if it does not exist. Its folder must exist.</source>
        <translation>Se crea si no existe. Su carpeta debe existir.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database name</source>
        <translation>Nombre de la base de datos</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>As the server prefers</source>
        <translation>Como prefiera el servidor</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Always, without checking the server</source>
        <translation>Siempre, sin comprobar el servidor</translation>
    </message>
    <message>
        <source>Always, checking the authority</source>
        <translation>Siempre, comprobando la autoridad</translation>
    </message>
    <message>
        <source>Always, checking authority and name</source>
        <translation>Siempre, comprobando autoridad y nombre</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Conservación</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Ventanas</translation>
    </message>
    <message>
        <source>So many days of event time, then only their quarter hours. 0: for ever.</source>
        <translation>Tantos días de hora del evento; después solo sus cuartos de hora. 0: para siempre.</translation>
    </message>
    <message>
        <source>Quarter hours and alerts</source>
        <translation>Cuartos de hora y alertas</translation>
    </message>
    <message>
        <source>So many days of event time; of alerts those that ended. 0: for ever.</source>
        <translation>Tantos días de hora del evento; de las alertas, las terminadas. 0: para siempre.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Esta ventana</translation>
    </message>
    <message>
        <source>Its part</source>
        <translation>Su papel</translation>
    </message>
    <message>
        <source>Process: read Kafka and store here</source>
        <translation>Procesar: lee de Kafka y guarda aquí</translation>
    </message>
    <message>
        <source>Observe: show what workers store here</source>
        <translation>Observar: muestra lo que los trabajadores guardan aquí</translation>
    </message>
    <message>
        <source>While it observes, this window reads nothing from Kafka and its simulator stays off.</source>
        <translation>Mientras observa, esta ventana no lee nada de Kafka y su simulador permanece apagado.</translation>
    </message>
</context>
<context>
    <name>observatorio::DurationBox</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>observatorio::ExportDialog</name>
    <message>
        <source>Export chart</source>
        <translation>Exportar gráfico</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>As on screen</source>
        <translation>Como en pantalla</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 apaisado</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>A medida</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Pixels in the file for each pixel on screen: more print sharper</source>
        <translation>Píxeles del archivo por cada píxel de la pantalla: con más, se imprime más nítida</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>No side may have more than %1 pixels: reduce the scale.</source>
        <translation>Ningún lado puede pasar de %1 píxeles: reduzca la escala.</translation>
    </message>
    <message>
        <source>The file needs a name.</source>
        <translation>El archivo necesita un nombre.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Esa carpeta no existe.</translation>
    </message>
    <message>
        <source>A file with this name exists; saving replaces it.</source>
        <translation>Ya existe un archivo con ese nombre; al guardar se reemplaza.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Sin formato</translation>
    </message>
    <message>
        <source>Decimals by a point, fields by commas: for programs</source>
        <translation>Decimales con punto, campos con comas: para programas</translation>
    </message>
    <message>
        <source>As here</source>
        <translation>Como aquí</translation>
    </message>
    <message>
        <source>Decimals as this window writes them: for a spreadsheet</source>
        <translation>Decimales como los escribe esta ventana: para una hoja de cálculo</translation>
    </message>
</context>
<context>
    <name>observatorio::FaultRow</name>
    <message>
        <source>%1: share of the events</source>
        <translation>%1: porcentaje de los eventos</translation>
    </message>
    <message numerus="yes">
        <source>%1 injected</source>
        <translation>
            <numerusform>%1 inyectado</numerusform>
            <numerusform>%1 inyectados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::FaultText</name>
    <message>
        <source>see %1</source>
        <translation>ver %1</translation>
    </message>
</context>
<context>
    <name>observatorio::FileEdit</name>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Examinar: %1</translation>
    </message>
</context>
<context>
    <name>observatorio::FileWriter</name>
    <message>
        <source>it is already being saved</source>
        <translation>ya se está guardando</translation>
    </message>
    <message>
        <source>too many files are already being saved</source>
        <translation>ya se están guardando demasiados archivos</translation>
    </message>
</context>
<context>
    <name>observatorio::GlossaryDialog</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Buscar en la ayuda</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Qué se lista</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Términos</translation>
    </message>
    <message>
        <source>Shortcuts and gestures</source>
        <translation>Atajos y gestos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nada se llama así.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
</context>
<context>
    <name>observatorio::GroupsPage</name>
    <message>
        <source>1 partition</source>
        <translation>1 partición</translation>
    </message>
    <message>
        <source>%1 partitions</source>
        <translation>%1 particiones</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>Grupo de consumidores</translation>
    </message>
    <message>
        <source>Offsets and lag by partition</source>
        <translation>Offsets y retraso por partición</translation>
    </message>
    <message>
        <source>Lag by partition</source>
        <translation>Retraso por partición</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>Where every offset went</source>
        <translation>Destino de cada offset</translation>
    </message>
    <message>
        <source>since the first record this database read</source>
        <translation>desde el primer registro que leyó esta base de datos</translation>
    </message>
    <message>
        <source>Accounting by partition</source>
        <translation>Cuentas por partición</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 miembro</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 miembros</translation>
    </message>
    <message>
        <source>coordinator %1</source>
        <translation>coordinador %1</translation>
    </message>
    <message>
        <source>Total of %1</source>
        <translation>Total de %1</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>retraso %1</translation>
    </message>
    <message>
        <source>%1 ev/s</source>
        <translation>%1 ev/s</translation>
    </message>
    <message>
        <source>up to %1 behind</source>
        <translation>hasta %1 de retraso</translation>
    </message>
    <message>
        <source>lag unknown in %1</source>
        <translation>retraso desconocido en %1</translation>
    </message>
    <message>
        <source>none committed in %1</source>
        <translation>sin confirmar en %1</translation>
    </message>
    <message>
        <source>records, the %1 partitions that lag most</source>
        <translation>registros, las %1 particiones con más retraso</translation>
    </message>
    <message>
        <source>The broker does not answer</source>
        <translation>El broker no responde</translation>
    </message>
    <message>
        <source>No partition is read yet</source>
        <translation>Aún no se lee ninguna partición</translation>
    </message>
    <message>
        <source>Offsets appear when the broker assigns the partitions of %1.</source>
        <translation>Los offsets aparecen cuando el broker asigna las particiones de %1.</translation>
    </message>
    <message>
        <source>Lag of %1</source>
        <translation>Retraso de %1</translation>
    </message>
    <message>
        <source>No lag known yet</source>
        <translation>Aún no se conoce el retraso</translation>
    </message>
    <message>
        <source>One line per partition: how many records the group has yet to read.</source>
        <translation>Una línea por partición: cuántos registros le quedan al grupo por leer.</translation>
    </message>
    <message>
        <source>Nothing read yet</source>
        <translation>Aún no se ha leído nada</translation>
    </message>
    <message>
        <source>What happened to each offset, partition by partition.</source>
        <translation>Qué pasó con cada offset, partición por partición.</translation>
    </message>
    <message>
        <source>this broker does not report the group&apos;s state, members or coordinator</source>
        <translation>este broker no informa del estado, los miembros ni el coordinador del grupo</translation>
    </message>
    <message>
        <source>records</source>
        <translation>registros</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Trabajadores</translation>
    </message>
    <message>
        <source>No worker</source>
        <translation>Ningún trabajador</translation>
    </message>
    <message>
        <source>who reads and stores</source>
        <translation>quién lee y guarda</translation>
    </message>
    <message>
        <source>Nobody processes</source>
        <translation>Nadie procesa</translation>
    </message>
    <message>
        <source>Start observatorioctl work on this database, here or on another machine.</source>
        <translation>Inicie observatorioctl work con esta base de datos, aquí o en otra máquina.</translation>
    </message>
    <message>
        <source>as the database has it: no broker answers for the group&apos;s state</source>
        <translation>según la base de datos: ningún broker responde por el estado del grupo</translation>
    </message>
    <message>
        <source>No broker to ask</source>
        <translation>Ningún broker al que preguntar</translation>
    </message>
    <message>
        <source>The settings name the embedded broker, which only a window that processes has. What workers store is shown all the same.</source>
        <translation>Los ajustes nombran el broker integrado, que solo tiene una ventana que procesa. Lo que guardan los trabajadores se muestra igualmente.</translation>
    </message>
</context>
<context>
    <name>observatorio::HealthPage</name>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Partitions read</source>
        <translation>Particiones leídas</translation>
    </message>
    <message>
        <source>Idle partitions</source>
        <translation>Inactivas</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>Filas escritas</translation>
    </message>
    <message>
        <source>Commits</source>
        <translation>Transacciones</translation>
    </message>
    <message>
        <source>Last duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Last commit</source>
        <translation>Última</translation>
    </message>
    <message>
        <source>Pending rows</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Where every record went</source>
        <translation>Destino de cada registro</translation>
    </message>
    <message>
        <source>Accounting by partition</source>
        <translation>Cuentas por partición</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazados</translation>
    </message>
    <message>
        <source>Rejected by reason</source>
        <translation>Rechazados por motivo</translation>
    </message>
    <message>
        <source>Nothing rejected</source>
        <translation>Nada rechazado</translation>
    </message>
    <message>
        <source>Every record could be read.</source>
        <translation>Se pudieron leer todos los registros.</translation>
    </message>
    <message>
        <source>Rejected records</source>
        <translation>Registros rechazados</translation>
    </message>
    <message>
        <source>the newest, first bytes as plain text · %1</source>
        <translation>los últimos, primeros bytes como texto · %1</translation>
    </message>
    <message>
        <source>No sample</source>
        <translation>Sin muestras</translation>
    </message>
    <message>
        <source>Records that cannot be read appear here with their reason.</source>
        <translation>Aquí aparecen, con su motivo, los registros que no se pueden leer.</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>aún no</translation>
    </message>
    <message>
        <source>%1 by reason</source>
        <translation>%1 por motivo</translation>
    </message>
    <message>
        <source>Nothing read yet</source>
        <translation>Aún no se ha leído nada</translation>
    </message>
    <message>
        <source>Every offset of every partition is accounted for here: counted, late, rejected, without a timestamp, or a gap.</source>
        <translation>Aquí se da cuenta de cada offset de cada partición: contado, tardío, rechazado, sin hora o hueco.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Crecimiento</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>aún no se sabe</translation>
    </message>
    <message>
        <source> a day</source>
        <translation> al día</translation>
    </message>
    <message>
        <source>Oldest window</source>
        <translation>Ventanas desde</translation>
    </message>
    <message numerus="yes">
        <source>The database refused %n rows for what they hold; their records count as rejected: %1.</source>
        <translation>
            <numerusform>La base de datos rechazó %n fila por lo que contiene; sus registros cuentan como rechazados: %1.</numerusform>
            <numerusform>La base de datos rechazó %n filas por lo que contienen; sus registros cuentan como rechazados: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last, in %1: %2 (%3)</source>
        <translation>La última, en %1: %2 (%3)</translation>
    </message>
</context>
<context>
    <name>observatorio::IdleCountry</name>
    <message>
        <source>Country that goes silent</source>
        <translation>País que deja de enviar</translation>
    </message>
</context>
<context>
    <name>observatorio::ImportDialog</name>
    <message>
        <source>empty</source>
        <translation>vacías</translation>
    </message>
    <message>
        <source>Missing: %1 (%2)</source>
        <translation>Sin dato: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) have two values.</source>
        <translation>
            <numerusform>%n año tiene dos valores.</numerusform>
            <numerusform>%n años tienen dos valores.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s) could not be read.</source>
        <translation>
            <numerusform>No se pudo leer %n campo más.</numerusform>
            <numerusform>No se pudieron leer %n campos más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) were left out.</source>
        <translation>
            <numerusform>Se omitió %n fila más.</numerusform>
            <numerusform>Se omitieron %n filas más.</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.tab *.xls);;All files (*)</source>
        <translation>Tablas (*.csv *.tsv *.txt *.tab *.xls);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>CSV of QoG, World Bank, Our World in Data, IMF, Eurostat, OECD, or your own</source>
        <translation>CSV de QoG, Banco Mundial, Our World in Data, FMI, Eurostat, OCDE o propio</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Back to the built-in data</source>
        <translation>Volver a los datos incluidos</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Importar datos</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Primeros valores</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Aún no hay valores</translation>
    </message>
    <message>
        <source>Choose a file: its first values are shown here as they are understood.</source>
        <translation>Elija un archivo: aquí se muestran sus primeros valores tal como se entienden.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Aún nada</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Imported: the simulator starts from these values.</source>
        <translation>Importado: el simulador parte de estos valores.</translation>
    </message>
    <message>
        <source>The simulator starts from the built-in data.</source>
        <translation>El simulador parte de los datos incluidos.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n of them estimates</source>
        <translation>
            <numerusform>%n de ellos estimación</numerusform>
            <numerusform>%n de ellos estimaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>To be imported</source>
        <translation>Se importa</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Se omite</translation>
    </message>
    <message>
        <source>The simulator starts from imported data.</source>
        <translation>El simulador parte de datos importados.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n valor</numerusform>
            <numerusform>%n valores</numerusform>
        </translation>
    </message>
    <message>
        <source>see the question on the left</source>
        <translation>falta una respuesta a la izquierda</translation>
    </message>
</context>
<context>
    <name>observatorio::ImportForm</name>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>punto y coma</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>barra vertical</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>coma</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>automatic: %1</source>
        <translation>automático: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Signo decimal</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>A year from %1 to %2</source>
        <translation>Un año de %1 a %2</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>columna %1</translation>
    </message>
    <message>
        <source>several</source>
        <translation>varias</translation>
    </message>
    <message>
        <source>Which column names the country?</source>
        <translation>¿Qué columna indica el país?</translation>
    </message>
    <message>
        <source>Which column holds the values?</source>
        <translation>¿Qué columna contiene los valores?</translation>
    </message>
    <message>
        <source>What do the values measure?</source>
        <translation>¿Qué miden los valores?</translation>
    </message>
    <message>
        <source>%1, from the file&apos;s name</source>
        <translation>%1, por el nombre del archivo</translation>
    </message>
    <message>
        <source>The file tells no year: which is it?</source>
        <translation>El archivo no indica el año: ¿cuál es?</translation>
    </message>
    <message>
        <source>Year for all</source>
        <translation>Año único</translation>
    </message>
    <message>
        <source>comma (2,8)</source>
        <translation>coma (2,8)</translation>
    </message>
    <message>
        <source>point (2.8)</source>
        <translation>punto (2.8)</translation>
    </message>
    <message>
        <source>one for each</source>
        <translation>una por año</translation>
    </message>
    <message numerus="yes">
        <source>%n indicators</source>
        <translation>
            <numerusform>%n indicador</numerusform>
            <numerusform>%n indicadores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::ImportNoteModel</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>two values: %1 (line %2) counts, %3 does not</source>
        <translation>dos valores: cuenta %1 (línea %2), no %3</translation>
    </message>
</context>
<context>
    <name>observatorio::ImportPreviewModel</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
</context>
<context>
    <name>observatorio::ImportTakenModel</name>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Años</translation>
    </message>
</context>
<context>
    <name>observatorio::IndicatorChoice</name>
    <message>
        <source>Choose at least one indicator.</source>
        <translation>Elija al menos un indicador.</translation>
    </message>
</context>
<context>
    <name>observatorio::IndicatorPicker</name>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Other indicators</source>
        <translation>Otros indicadores</translation>
    </message>
</context>
<context>
    <name>observatorio::IndicatorStrip</name>
    <message>
        <source>%1 vs. 15 minutes ago</source>
        <translation>%1 frente a hace 15 minutos</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>%1, mean</source>
        <translation>%1, media</translation>
    </message>
    <message numerus="yes">
        <source>%1: mean of %n countries&apos; newest final windows</source>
        <translation>
            <numerusform>%1: media de %n país en su última ventana final</numerusform>
            <numerusform>%1: media de %n países, cada uno en su última ventana final</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::KafkaPage</name>
    <message>
        <source>every observed topic; choose one above to see its own</source>
        <translation>todos los topics observados; elija uno arriba para ver solo las suyas</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Cluster id</source>
        <translation>Id. del clúster</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>Grupo de consumidores</translation>
    </message>
    <message>
        <source>Records kept</source>
        <translation>Registros conservados</translation>
    </message>
    <message>
        <source>Read now</source>
        <translation>Se leen ahora</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>observed by this program</source>
        <translation>observados por este programa</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Particiones</translation>
    </message>
    <message>
        <source>No partition known</source>
        <translation>Ninguna partición conocida</translation>
    </message>
    <message>
        <source>The broker has not answered yet, or it has none of the observed topics. The simulator makes its own when it starts.</source>
        <translation>El broker aún no ha respondido o no tiene ninguno de los topics observados. El simulador crea el suyo al iniciarse.</translation>
    </message>
    <message>
        <source>Broker settings…</source>
        <translation>Ajustes del broker…</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Alerts published</source>
        <translation>Alertas publicadas</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no se publican</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fallidas</translation>
    </message>
</context>
<context>
    <name>observatorio::LateModel</name>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Late by</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Part.</source>
        <translation>Part.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of this window, the latest by this much</source>
        <translation>
            <numerusform>%n evento de esta ventana; el más tardío, con este retraso</numerusform>
            <numerusform>%n eventos de esta ventana; el más tardío, con este retraso</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::LegendCard</name>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>in what the chart shows</source>
        <translation>en lo que muestra el gráfico</translation>
    </message>
    <message>
        <source>Lines of the chart</source>
        <translation>Líneas del gráfico</translation>
    </message>
    <message>
        <source>Only this</source>
        <translation>Solo esta</translation>
    </message>
    <message>
        <source>Replace by another…</source>
        <translation>Cambiar por otra…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Quitar todas</translation>
    </message>
    <message>
        <source>Line ▾</source>
        <translation>Línea ▾</translation>
    </message>
    <message>
        <source>What to do with the chosen line</source>
        <translation>Qué hacer con la línea elegida</translation>
    </message>
</context>
<context>
    <name>observatorio::LegendModel</name>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Último</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
</context>
<context>
    <name>observatorio::LinkCard</name>
    <message>
        <source>Try again now</source>
        <translation>Reintentar ahora</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · desde %2</translation>
    </message>
</context>
<context>
    <name>observatorio::LivePill</name>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Records are read and counted as they arrive</source>
        <translation>Los registros se leen y se cuentan según llegan</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpido</translation>
    </message>
    <message>
        <source>The broker does not answer; what is shown is the last known state</source>
        <translation>El broker no responde; se muestra el último estado conocido</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Connected, but no records are arriving. Start the simulator or a producer.</source>
        <translation>Conectado, pero no llegan registros. Inicie el simulador o un productor.</translation>
    </message>
    <message>
        <source>The broker has not answered yet, or the group has not told what to read</source>
        <translation>El broker aún no ha respondido, o el grupo aún no ha dicho qué leer</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Parcial</translation>
    </message>
    <message>
        <source>The broker answers, but not all that was asked for is read; the line below says why</source>
        <translation>El broker responde, pero no se lee todo lo pedido; la línea de abajo dice por qué</translation>
    </message>
    <message>
        <source>Observing</source>
        <translation>Observando</translation>
    </message>
    <message>
        <source>This window processes nothing; it shows what workers store. The age is that of the newest they stored.</source>
        <translation>Esta ventana no procesa nada; muestra lo que guardan los trabajadores. La antigüedad es la de lo último que guardaron.</translation>
    </message>
    <message>
        <source>This window processes nothing, and not every worker does its part; the line below says why. The age is that of the newest they stored.</source>
        <translation>Esta ventana no procesa nada, y no todos los trabajadores hacen su parte; la línea de abajo dice por qué. La antigüedad es la de lo último que guardaron.</translation>
    </message>
</context>
<context>
    <name>observatorio::MainWindow</name>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n crítica</numerusform>
            <numerusform>%n críticas</numerusform>
        </translation>
    </message>
    <message>
        <source>Observatorio: observing</source>
        <translation>Observatorio: observando</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Terms, shortcuts and gestures (F1)</source>
        <translation>Términos, atajos y gestos (F1)</translation>
    </message>
    <message numerus="yes">
        <source>%n that nobody acknowledged or silenced</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>%n que nadie reconoció ni silenció</numerusform>
            <numerusform>%n que nadie reconoció ni silenció</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::MapCard</name>
    <message>
        <source>State by country</source>
        <translation>Estado por país</translation>
    </message>
    <message>
        <source>Open the simulator</source>
        <translation>Abrir el simulador</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>worst active alert</source>
        <translation>peor alerta activa</translation>
    </message>
    <message>
        <source>mean of the newest final %1 s window</source>
        <translation>media de la última ventana final de %1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n more firing</source>
        <translation>
            <numerusform>%n activa más</numerusform>
            <numerusform>%n activas más</numerusform>
        </translation>
    </message>
    <message>
        <source>No broker to read from</source>
        <translation>No hay broker del que leer</translation>
    </message>
    <message>
        <source>Check the address in the settings, or choose the embedded broker: it needs no installation.</source>
        <translation>Revise la dirección en los ajustes o elija el broker integrado: no necesita instalación.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Abrir los ajustes</translation>
    </message>
    <message>
        <source>The first records are on their way</source>
        <translation>Los primeros registros están en camino</translation>
    </message>
    <message>
        <source>The simulator is running. Countries appear here as their records are counted.</source>
        <translation>El simulador está en marcha. Los países aparecen aquí según se cuentan sus registros.</translation>
    </message>
    <message>
        <source>No records yet</source>
        <translation>Aún no hay registros</translation>
    </message>
    <message>
        <source>Start the simulator, or send events to the observed topics from a producer of your own.</source>
        <translation>Inicie el simulador o envíe eventos a los topics observados con un productor propio.</translation>
    </message>
    <message>
        <source>This window observes: what workers store in the database appears here.</source>
        <translation>Esta ventana observa: aquí aparece lo que los trabajadores guardan en la base de datos.</translation>
    </message>
</context>
<context>
    <name>observatorio::MiniChart</name>
    <message>
        <source>Show %1 in the large chart</source>
        <translation>Mostrar %1 en el gráfico grande</translation>
    </message>
    <message>
        <source>no windows</source>
        <translation>sin ventanas</translation>
    </message>
</context>
<context>
    <name>observatorio::OverviewPage</name>
    <message>
        <source>Time span of the small charts</source>
        <translation>Intervalo de los gráficos pequeños</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Group lag</source>
        <translation>Retraso del grupo</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>Marca de agua</translation>
    </message>
    <message>
        <source>Active alerts</source>
        <translation>Alertas activas</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>events</source>
        <translation>eventos</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>sin datos</translation>
    </message>
    <message>
        <source>s behind</source>
        <translation>s de retraso</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aún ninguna</translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n crítica</numerusform>
            <numerusform>%n críticas</numerusform>
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
    <name>observatorio::PartitionModel</name>
    <message>
        <source>this program</source>
        <translation>este programa</translation>
    </message>
    <message>
        <source>none committed</source>
        <translation>sin confirmar</translation>
    </message>
    <message>
        <source>The group has not committed an offset here; lag counts from the beginning.</source>
        <translation>El grupo no ha confirmado aquí ningún offset; el retraso cuenta desde el principio.</translation>
    </message>
    <message>
        <source>The position between the first and the last record the broker still retains.</source>
        <translation>La posición entre el primer y el último registro que el broker aún conserva.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Part.</source>
        <translation>Part.</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Miembro</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Position in log</source>
        <translation>Posición en log</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>Lag (time)</source>
        <translation>Retraso (tiempo)</translation>
    </message>
    <message>
        <source>ev/s</source>
        <translation>ev/s</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>parada</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>sin nombre</translation>
    </message>
</context>
<context>
    <name>observatorio::PasswordEdit</name>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, never in one of this program&apos;s files.</source>
        <translation>Se guarda en el llavero del sistema, nunca en un archivo de este programa.</translation>
    </message>
    <message>
        <source>No keychain available: kept for this session only.</source>
        <translation>No hay llavero disponible: se conserva solo en esta sesión.</translation>
    </message>
</context>
<context>
    <name>observatorio::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>observatorio::RangeButton</name>
    <message>
        <source>Time range</source>
        <translation>Intervalo de tiempo</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … a …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Local time; what the database keeps of it is shown.</source>
        <translation>Hora local; se muestra lo que la base de datos guarda de ese tiempo.</translation>
    </message>
</context>
<context>
    <name>observatorio::RateEdit</name>
    <message>
        <source>As fast as possible</source>
        <translation>Lo más rápido posible</translation>
    </message>
    <message>
        <source>Events per second, logarithmic</source>
        <translation>Eventos por segundo, logarítmico</translation>
    </message>
    <message>
        <source> /s</source>
        <translation> /s</translation>
    </message>
    <message>
        <source>Events per second</source>
        <translation>Eventos por segundo</translation>
    </message>
</context>
<context>
    <name>observatorio::ReasonModel</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>%</translation>
    </message>
</context>
<context>
    <name>observatorio::RecentAlertsModel</name>
    <message>
        <source>Resolved</source>
        <translation>Resuelta</translation>
    </message>
    <message>
        <source>%1: %2, %3 %4</source>
        <translation>%1: %2, %3 %4</translation>
    </message>
    <message>
        <source>peak %1, since %2 (%3)</source>
        <translation>pico %1, desde %2 (%3)</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>terminó %1</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>reconocida por %1</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Obsoleta</translation>
    </message>
</context>
<context>
    <name>observatorio::RejectModel</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Part.</source>
        <translation>Part.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Event time</source>
        <translation>Hora evento</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>First bytes</source>
        <translation>Primeros bytes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>sin hora</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vacío)</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Pista</translation>
    </message>
</context>
<context>
    <name>observatorio::RemarkBanner</name>
    <message>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message numerus="yes">
        <source>And %n more: see Health.</source>
        <translation>
            <numerusform>Y %n más: véase Salud.</numerusform>
            <numerusform>Y %n más: véase Salud.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::RuleDelegate</name>
    <message>
        <source>ARG, BRA; empty: all</source>
        <translation>ARG, BRA; vacío: todos</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>observatorio::RuleGroupModel</name>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>several</source>
        <translation>varios</translation>
    </message>
    <message>
        <source>Firing</source>
        <comment>alerts</comment>
        <translation>Activas</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Críticas</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>alerts</comment>
        <translation>Reconocidas</translation>
    </message>
    <message>
        <source>Silenced</source>
        <comment>alerts</comment>
        <translation>Silenciadas</translation>
    </message>
    <message>
        <source>Stale</source>
        <comment>alerts</comment>
        <translation>Obsoletas</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>alerts</comment>
        <translation>Resueltas</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Más reciente</translation>
    </message>
</context>
<context>
    <name>observatorio::RuleGroups</name>
    <message>
        <source>Alerts by rule</source>
        <translation>Alertas por regla</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>Por regla</translation>
    </message>
    <message>
        <source>The rules, and how many alerts each has; Enter shows a rule&apos;s alerts</source>
        <translation>Las reglas y cuántas alertas tiene cada una; Intro muestra las de una regla</translation>
    </message>
    <message>
        <source>Show the alerts of all rules</source>
        <translation>Mostrar las alertas de todas las reglas</translation>
    </message>
    <message>
        <source>Rule %1 ✕</source>
        <translation>Regla %1 ✕</translation>
    </message>
</context>
<context>
    <name>observatorio::RuleModel</name>
    <message>
        <source>“%1” is not a country; enter a code or a name.</source>
        <translation>«%1» no es un país; escriba su código o su nombre.</translation>
    </message>
    <message>
        <source>Enter the indicator name.</source>
        <translation>Escriba el nombre del indicador.</translation>
    </message>
    <message>
        <source>An indicator name can have at most 100 bytes.</source>
        <translation>El nombre de un indicador tiene como máximo 100 bytes.</translation>
    </message>
    <message>
        <source>Critical must be above the warning threshold.</source>
        <translation>El crítico debe estar por encima del umbral de aviso.</translation>
    </message>
    <message>
        <source>Critical must be below the warning threshold.</source>
        <translation>El crítico debe estar por debajo del umbral de aviso.</translation>
    </message>
    <message>
        <source>The clear threshold must not be above the warning threshold.</source>
        <translation>El umbral de cese no debe estar por encima del umbral de aviso.</translation>
    </message>
    <message>
        <source>The clear threshold must not be below the warning threshold.</source>
        <translation>El umbral de cese no debe estar por debajo del umbral de aviso.</translation>
    </message>
    <message>
        <source>each event</source>
        <translation>cada evento</translation>
    </message>
    <message>
        <source>window mean</source>
        <translation>media de ventana</translation>
    </message>
    <message>
        <source>above</source>
        <translation>por encima</translation>
    </message>
    <message>
        <source>below</source>
        <translation>por debajo</translation>
    </message>
    <message>
        <source>all countries</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Se evalúa</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
    <message>
        <source>Clear at</source>
        <translation>Cese</translation>
    </message>
    <message>
        <source>Two rules for %1 cover all countries.</source>
        <translation>Dos reglas de %1 abarcan todos los países.</translation>
    </message>
    <message>
        <source>Two rules for %1 cover %2.</source>
        <translation>Dos reglas de %1 abarcan %2.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>This cannot be negative.</source>
        <translation>No puede ser negativo.</translation>
    </message>
    <message>
        <source>This must be from 0 to %1.</source>
        <translation>Debe estar entre 0 y %1.</translation>
    </message>
    <message>
        <source>Pending for</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Keep firing for</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Stale after</source>
        <translation>Obsoleta</translation>
    </message>
    <message>
        <source>%1 win.</source>
        <translation>%1 vent.</translation>
    </message>
    <message>
        <source>“%1” is a former state; enter a country that exists today.</source>
        <translation>«%1» es un Estado desaparecido; indique un país actual.</translation>
    </message>
</context>
<context>
    <name>observatorio::SettingsDialog</name>
    <message>
        <source>%1: fix “%2”</source>
        <translation>Revise «%2» en %1</translation>
    </message>
    <message>
        <source>Reading restarts briefly and resumes from the stored position.</source>
        <translation>La lectura se reinicia un momento y sigue desde la posición guardada.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Fill in the fields from a settings file</source>
        <translation>Rellenar los campos con un archivo de ajustes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Write the fields to a settings file, without passwords</source>
        <translation>Escribir los campos en un archivo de ajustes, sin contraseñas</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Ajustes (*.json)</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importar ajustes</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exportar ajustes</translation>
    </message>
    <message>
        <source>Read from %1. Click OK or Apply to use it.</source>
        <translation>Leído de %1. Pulse Aceptar o Aplicar para usarlo.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Escrito en %1.</translation>
    </message>
    <message>
        <source>Discard the changes to the settings?</source>
        <translation>¿Descartar los cambios de los ajustes?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Seguir editando</translation>
    </message>
</context>
<context>
    <name>observatorio::SilenceDialog</name>
    <message>
        <source>Silence alerts</source>
        <translation>Silenciar alertas</translation>
    </message>
    <message>
        <source>Known cause, who is looking into it…</source>
        <translation>Causa conocida, quién se ocupa…</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Enter a reason first</source>
        <translation>Escriba antes un motivo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicador</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>&amp;País</translation>
    </message>
    <message>
        <source>Re&amp;gion</source>
        <translation>Re&amp;gión</translation>
    </message>
    <message>
        <source>&amp;Indicator</source>
        <translation>&amp;Indicador</translation>
    </message>
    <message>
        <source>R&amp;ule</source>
        <translation>Reg&amp;la</translation>
    </message>
    <message>
        <source>Un&amp;til</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>This series: %1</source>
        <translation>Esta serie: %1</translation>
    </message>
    <message>
        <source>The chosen series</source>
        <translation>Las series elegidas</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>Todo lo de %1</translation>
    </message>
    <message>
        <source>My own choice</source>
        <translation>A mi elección</translation>
    </message>
    <message>
        <source>Any country</source>
        <translation>Cualquier país</translation>
    </message>
    <message>
        <source>Any region</source>
        <translation>Cualquier región</translation>
    </message>
    <message>
        <source>Any indicator</source>
        <translation>Cualquier indicador</translation>
    </message>
    <message>
        <source>Any rule</source>
        <translation>Cualquier regla</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>según lo elegido</translation>
    </message>
    <message>
        <source>in 15 minutes</source>
        <translation>dentro de 15 minutos</translation>
    </message>
    <message>
        <source>in 1 hour</source>
        <translation>dentro de 1 hora</translation>
    </message>
    <message>
        <source>in 4 hours</source>
        <translation>dentro de 4 horas</translation>
    </message>
    <message>
        <source>tomorrow, %1</source>
        <translation>mañana, %1</translation>
    </message>
    <message>
        <source>in 1 week</source>
        <translation>dentro de 1 semana</translation>
    </message>
    <message>
        <source>a date…</source>
        <translation>una fecha…</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Hasta cuándo</translation>
    </message>
    <message numerus="yes">
        <source>%n countries</source>
        <translation>
            <numerusform>%n país</numerusform>
            <numerusform>%n países</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Holds for %n active alert(s), and for those to come. They are still recorded.</source>
        <translation>
            <numerusform>Vale para %n alerta activa y para las que vengan. Se siguen registrando.</numerusform>
            <numerusform>Vale para %n alertas activas y para las que vengan. Se siguen registrando.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one condition.</source>
        <translation>Elija al menos una condición.</translation>
    </message>
    <message>
        <source>Choose what to silence first</source>
        <translation>Elija antes qué silenciar</translation>
    </message>
    <message>
        <source>The end lies in the past</source>
        <translation>El final queda en el pasado</translation>
    </message>
    <message>
        <source>Enter a name first</source>
        <translation>Escriba antes un nombre</translation>
    </message>
</context>
<context>
    <name>observatorio::SilenceModel</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Known cause, who is looking into it…</source>
        <translation>Causa conocida, quién se ocupa…</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>in force</source>
        <comment>silence</comment>
        <translation>vigente</translation>
    </message>
    <message>
        <source>not yet</source>
        <comment>silence</comment>
        <translation>aún no</translation>
    </message>
    <message>
        <source>over</source>
        <comment>silence</comment>
        <translation>terminado</translation>
    </message>
</context>
<context>
    <name>observatorio::SilenceWords</name>
    <message>
        <source>Americas</source>
        <translation>América</translation>
    </message>
    <message>
        <source>East Asia and Pacific</source>
        <translation>Asia oriental y Pacífico</translation>
    </message>
    <message>
        <source>Europe and Central Asia</source>
        <translation>Europa y Asia central</translation>
    </message>
    <message>
        <source>Middle East and North Africa</source>
        <translation>Oriente Medio y norte de África</translation>
    </message>
    <message>
        <source>South Asia</source>
        <translation>Asia meridional</translation>
    </message>
    <message>
        <source>Sub-Saharan Africa</source>
        <translation>África subsahariana</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>regla %1</translation>
    </message>
</context>
<context>
    <name>observatorio::SilencesDialog</name>
    <message>
        <source>Silences</source>
        <translation>Silencios</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Terminar ahora</translation>
    </message>
    <message>
        <source>No silence yet</source>
        <translation>Ningún silencio todavía</translation>
    </message>
    <message>
        <source>A silence holds back alerts that match, present ones and those to come.</source>
        <translation>Un silencio calla las alertas que coinciden, las presentes y las que vengan.</translation>
    </message>
    <message>
        <source>New silence…</source>
        <translation>Nuevo silencio…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>observatorio::SimulatedTag</name>
    <message>
        <source>simulated data</source>
        <translation>datos simulados</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulados</translation>
    </message>
</context>
<context>
    <name>observatorio::SimulatorForm</name>
    <message>
        <source>What is sent</source>
        <translation>Qué se envía</translation>
    </message>
    <message>
        <source>real baselines, seeded noise</source>
        <translation>valores reales, ruido con semilla</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Crisis in</source>
        <translation>Crisis en</translation>
    </message>
    <message>
        <source>Country in crisis</source>
        <translation>País en crisis</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Escenario</translation>
    </message>
    <message>
        <source>In a crisis, one country&apos;s indicators cross their thresholds and recover.</source>
        <translation>En una crisis los indicadores de un país cruzan sus umbrales y se recuperan.</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Países</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indicadores</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The same seed sends the same values again.</source>
        <translation>La misma semilla vuelve a enviar los mismos valores.</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fallos</translation>
    </message>
    <message>
        <source>on purpose, to see how the stream reacts</source>
        <translation>a propósito, para ver cómo reacciona el flujo</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tardíos</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>Desordenados</translation>
    </message>
    <message>
        <source>Timestamped up to 45 s back: still counted, in an older window.</source>
        <translation>Con hora de hasta 45 s atrás: aún cuentan, en una ventana anterior.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Sent twice: both count, so n grows and the mean hardly moves.</source>
        <translation>Enviados dos veces: ambos cuentan, crece n y la media apenas se mueve.</translation>
    </message>
    <message>
        <source>Malformed</source>
        <translation>Mal formados</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>Ráfagas</translation>
    </message>
    <message>
        <source>Ten times the rate for 5 s of every minute: the lag grows, then clears.</source>
        <translation>Diez veces el ritmo 5 s de cada minuto: el retraso crece y se recupera.</translation>
    </message>
    <message>
        <source>Idle country</source>
        <translation>País sin datos</translation>
    </message>
    <message>
        <source>One country stops sending: its lines stop, every window still closes.</source>
        <translation>Un país deja de enviar: sus líneas se detienen, todas las ventanas se cierran igual.</translation>
    </message>
    <message>
        <source>So many countries raise many alerts.</source>
        <translation>Tantos países dan muchas alertas.</translation>
    </message>
    <message>
        <source>At this rate the charts are sparse: with %1 events/s each series gets two a window.</source>
        <translation>A este ritmo, los gráficos tienen pocos puntos: con %1 eventos/s, cada serie recibe dos por ventana.</translation>
    </message>
    <message>
        <source>Older than the watermark: listed as late, not averaged.</source>
        <translation>Anteriores a la marca de agua: salen como tardíos y no entran en ninguna media.</translation>
    </message>
    <message>
        <source>Broken JSON, missing fields, unknown country: rejected with a reason.</source>
        <translation>JSON roto, campos que faltan, país desconocido: rechazados con un motivo.</translation>
    </message>
    <message>
        <source>imported baselines, seeded noise</source>
        <translation>datos importados, ruido con semilla</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>Importar datos…</translation>
    </message>
    <message>
        <source>Start from the figures of a file, or from the built-in ones again</source>
        <translation>Partir de los datos de un archivo, o volver a los incluidos</translation>
    </message>
</context>
<context>
    <name>observatorio::SimulatorLive</name>
    <message>
        <source>Confirmed per second, last two minutes</source>
        <translation>Confirmados por segundo, últimos dos minutos</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generados</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmados</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>En tránsito</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Correct the marked field first</source>
        <translation>Corrija antes el campo marcado</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>no broker yet</source>
        <translation>aún sin broker</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
</context>
<context>
    <name>observatorio::SimulatorPage</name>
    <message>
        <source>Sends simulated events to topic %1 of the broker %2, where others may read them.</source>
        <translation>Envía eventos simulados al topic %1 del broker %2, donde otros pueden leerlos.</translation>
    </message>
    <message>
        <source>This window observes what workers store, and sends nothing: the simulator stays off until the window processes again (Settings, Database).</source>
        <translation>Esta ventana observa lo que guardan los trabajadores y no envía nada: el simulador permanece apagado hasta que la ventana vuelva a procesar (Ajustes, Base de datos).</translation>
    </message>
</context>
<context>
    <name>observatorio::SimulatorQuestion</name>
    <message>
        <source>Do not send</source>
        <translation>No enviar</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Send simulated events to %1? Others may read topic %2 there. The simulator is stopped until you say so.</source>
        <translation>¿Enviar eventos simulados a %1? Allí otros pueden leer el topic %2. El simulador está parado hasta que usted lo permita.</translation>
    </message>
</context>
<context>
    <name>observatorio::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>observatorio::ThresholdsSection</name>
    <message>
        <source>Thresholds</source>
        <translation>Umbrales</translation>
    </message>
    <message>
        <source>When a value raises an alert. Double-click or press F2 to edit a cell. A rule that names a country replaces the rule for all countries there.</source>
        <translation>Cuándo un valor provoca una alerta. Doble clic o F2 edita una celda. Una regla que nombra un país sustituye en él a la regla de todos.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Row %1, %2</source>
        <translation>Fila %1, %2</translation>
    </message>
</context>
<context>
    <name>observatorio::TimeChart</name>
    <message>
        <source>critical %1</source>
        <comment>threshold</comment>
        <translation>crítico %1</translation>
    </message>
    <message>
        <source>warning %1</source>
        <comment>threshold</comment>
        <translation>aviso %1</translation>
    </message>
    <message>
        <source>%1  no data</source>
        <translation>%1  sin datos</translation>
    </message>
    <message>
        <source>%1  %2 · n %3 · %4–%5</source>
        <comment>series, mean, count, minimum, maximum</comment>
        <translation>%1  %2 · n %3 · %4–%5</translation>
    </message>
    <message>
        <source>open</source>
        <comment>a window</comment>
        <translation>abierta</translation>
    </message>
    <message>
        <source>%1 (mean)</source>
        <comment>threshold on window means</comment>
        <translation>%1 (media)</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>scale of a chart</comment>
        <translation>Valor</translation>
    </message>
    <message>
        <source>The values as they are</source>
        <translation>Los valores tal como son</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>An axis of logarithms: equal steps are equal factors</source>
        <translation>Eje logarítmico: pasos iguales son factores iguales</translation>
    </message>
    <message>
        <source>Index 100</source>
        <translation>Índice 100</translation>
    </message>
    <message>
        <source>Each line in per cent of its first window in sight</source>
        <translation>Cada línea en tanto por ciento de su primera ventana a la vista</translation>
    </message>
    <message>
        <source>Change %</source>
        <translation>Cambio %</translation>
    </message>
    <message>
        <source>How far each line is from its first window in sight, in per cent of it</source>
        <translation>Cuánto se ha apartado cada línea de su primera ventana a la vista, en tanto por ciento de esta</translation>
    </message>
    <message>
        <source>Dragging selects a part of time, Shift and dragging or the middle button moves, the wheel zooms, a double-click goes back to live. Arrows move, plus and minus zoom, Shift with the arrows reads values, Home goes back to live, Backspace takes back what was done to the view.</source>
        <translation>Arrastrar elige un intervalo; arrastrar con Mayús o con el botón central mueve; la rueda acerca; el doble clic vuelve al directo. Las flechas mueven, más y menos acercan, Mayús con las flechas lee valores, Inicio vuelve al directo y Retroceso deshace lo hecho en la vista.</translation>
    </message>
    <message>
        <source>%1 = 100</source>
        <comment>a time of day</comment>
        <translation>%1 = 100</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a time of day</comment>
        <translation>desde las %1</translation>
    </message>
    <message>
        <source>without %1: not above 0</source>
        <translation>sin %1: no pasa de 0</translation>
    </message>
    <message>
        <source>Two cursors: a click or Space sets the first, Escape takes it away.</source>
        <translation>Dos cursores: un clic o Espacio fija el primero; Escape lo quita.</translation>
    </message>
</context>
<context>
    <name>observatorio::TitleBar</name>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Ajustes (Ctrl+,)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Save this chart as a picture or as data (Ctrl+E)</source>
        <translation>Guardar este gráfico como imagen o como datos (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>observatorio::TopicModel</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Particiones</translation>
    </message>
    <message>
        <source>Records kept</source>
        <translation>Conservados</translation>
    </message>
    <message>
        <source>Records/s</source>
        <translation>Reg./s</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Último evento</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) with an error</source>
        <translation>
            <numerusform>%n partición con error</numerusform>
            <numerusform>%n particiones con error</numerusform>
        </translation>
    </message>
    <message>
        <source>the broker has no such topic yet</source>
        <translation>el broker aún no tiene ese topic</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) read here</source>
        <translation>
            <numerusform>%n partición leída aquí</numerusform>
            <numerusform>%n particiones leídas aquí</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) read by workers</source>
        <translation>
            <numerusform>%n partición leída por trabajadores</numerusform>
            <numerusform>%n particiones leídas por trabajadores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>observatorio::TopicPartitionModel</name>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Part.</source>
        <translation>Part.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Records kept</source>
        <translation>Conservados</translation>
    </message>
    <message>
        <source>Records/s</source>
        <translation>Reg./s</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Último evento</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>Marca de agua</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>Leída por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>este programa</translation>
    </message>
    <message>
        <source>no reader</source>
        <translation>sin lector</translation>
    </message>
    <message>
        <source>no record yet</source>
        <translation>aún sin registros</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>inactiva</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activa</translation>
    </message>
    <message>
        <source>unnamed program</source>
        <translation>programa sin nombre</translation>
    </message>
    <message>
        <source>another log</source>
        <translation>otro log</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>no se lee</translation>
    </message>
</context>
<context>
    <name>observatorio::WindowTimeline</name>
    <message>
        <source>Windows by partition</source>
        <translation>Ventanas por partición</translation>
    </message>
    <message>
        <source>final</source>
        <translation>final</translation>
    </message>
    <message>
        <source>upcoming</source>
        <translation>futura</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <source>all records (n)</source>
        <translation>todos (n)</translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation>partición %1</translation>
    </message>
    <message>
        <source>no record yet</source>
        <translation>aún sin registros</translation>
    </message>
    <message>
        <source>◂ newest event %1</source>
        <translation>◂ último evento %1</translation>
    </message>
    <message>
        <source>watermark (idle)</source>
        <translation>marca de agua (inactiva)</translation>
    </message>
    <message>
        <source>watermark</source>
        <translation>marca de agua</translation>
    </message>
    <message>
        <source>%1 windows shown, %2 of them final</source>
        <translation>%1 ventanas a la vista, %2 de ellas finales</translation>
    </message>
    <message>
        <source>%1 – %2 · n %3</source>
        <translation>%1 – %2 · n %3</translation>
    </message>
    <message>
        <source>partition %1: watermark %2, newest %3</source>
        <translation>partición %1: marca de agua %2, último %3</translation>
    </message>
</context>
<context>
    <name>observatorio::WindowsPage</name>
    <message>
        <source>Current windows</source>
        <translation>Ventanas en curso</translation>
    </message>
    <message>
        <source>No window yet</source>
        <translation>Aún no hay ventanas</translation>
    </message>
    <message>
        <source>The first event opens one. Start the simulator, or send events into an observed topic.</source>
        <translation>El primer evento abre una. Inicie el simulador o envíe eventos a un topic observado.</translation>
    </message>
    <message>
        <source>Late by partition</source>
        <translation>Tardíos por partición</translation>
    </message>
    <message>
        <source>records, share of those read</source>
        <translation>registros, % de lo leído</translation>
    </message>
    <message>
        <source>Late events</source>
        <translation>Eventos tardíos</translation>
    </message>
    <message>
        <source>the newest · %1</source>
        <translation>los últimos · %1</translation>
    </message>
    <message>
        <source>No late events</source>
        <translation>Sin eventos tardíos</translation>
    </message>
    <message>
        <source>To see some, turn on “Late” in the simulator.</source>
        <translation>Para ver alguno, active «Tardíos» en el simulador.</translation>
    </message>
    <message>
        <source>%1 in total, %2 delay</source>
        <translation>%1 en total, espera %2</translation>
    </message>
    <message>
        <source>No partition read yet</source>
        <translation>Aún no se lee ninguna partición</translation>
    </message>
    <message>
        <source>one row per partition</source>
        <translation>una fila por partición</translation>
    </message>
    <message>
        <source>each dot is an event, in its partition&apos;s row</source>
        <translation>cada punto es un evento, en la fila de su partición</translation>
    </message>
    <message>
        <source>one event in %1 is a dot, in its partition&apos;s row</source>
        <translation>un punto por cada %1 eventos, en la fila de su partición</translation>
    </message>
    <message>
        <source>%1 · event time → · × late</source>
        <translation>%1 · hora del evento → · × tardío</translation>
    </message>
    <message>
        <source>Late records by partition</source>
        <translation>Registros tardíos por partición</translation>
    </message>
    <message>
        <source>one row per partition · event time → · × late · observing shows no single events</source>
        <translation>una fila por partición · hora del evento → · × tardío · al observar no se ven eventos sueltos</translation>
    </message>
    <message>
        <source>by window and series, as the tables keep them · %1</source>
        <translation>por ventana y serie, como los guardan las tablas · %1</translation>
    </message>
</context>
<context>
    <name>observatorio::WindowsSection</name>
    <message>
        <source>Windows</source>
        <translation>Ventanas</translation>
    </message>
    <message>
        <source>How events are grouped by event time, and how long a window waits for late ones.</source>
        <translation>Cómo se agrupan los eventos por la hora del evento y cuánto espera una ventana a los tardíos.</translation>
    </message>
    <message>
        <source>Window length</source>
        <translation>Duración de la ventana</translation>
    </message>
    <message>
        <source>The long window of 15 min must be a whole number of these.</source>
        <translation>La ventana larga de 15 min debe contener un número entero de estas.</translation>
    </message>
    <message>
        <source>Watermark delay</source>
        <translation>Espera de la marca de agua</translation>
    </message>
    <message>
        <source>A window is final once an event this much past its end has been seen. Longer: fewer late events, later results.</source>
        <translation>Una ventana es final cuando se ha visto un evento posterior a su fin en este tiempo. Con más espera: menos tardíos y resultados más tarde.</translation>
    </message>
    <message>
        <source>Count separately</source>
        <translation>Contar aparte</translation>
    </message>
    <message>
        <source>Correct the stored window</source>
        <translation>Corregir la ventana guardada</translation>
    </message>
    <message>
        <source>Late events</source>
        <translation>Eventos tardíos</translation>
    </message>
    <message>
        <source>Either way they are counted and listed. A corrected window is marked as amended.</source>
        <translation>En ambos casos se cuentan y se listan. Una ventana corregida queda marcada como enmendada.</translation>
    </message>
    <message>
        <source>Future tolerance</source>
        <translation>Tolerancia al futuro</translation>
    </message>
    <message>
        <source>An event timestamped further ahead of this computer&apos;s clock is rejected, so that one wrong clock cannot close every window.</source>
        <translation>Un evento con hora más adelantada que el reloj de este equipo se rechaza, para que un reloj equivocado no cierre todas las ventanas.</translation>
    </message>
</context>
<context>
    <name>observatorio::WorkerModel</name>
    <message>
        <source>none yet</source>
        <translation>ninguna aún</translation>
    </message>
    <message>
        <source>tells nothing of itself</source>
        <translation>no dice nada de sí</translation>
    </message>
    <message>
        <source>no sign since %1</source>
        <translation>sin señal desde %1</translation>
    </message>
    <message>
        <source>waits for partitions</source>
        <translation>espera particiones</translation>
    </message>
    <message>
        <source>works</source>
        <translation>trabaja</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Trabajador</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>este programa</translation>
    </message>
    <message>
        <source>unnamed program</source>
        <translation>programa sin nombre</translation>
    </message>
    <message>
        <source>Stores into partitions that no worker of the list reads, as a Spark job does.</source>
        <translation>Guarda en particiones que no lee ningún trabajador de la lista, como hace un trabajo de Spark.</translation>
    </message>
    <message>
        <source>%1, group %2, since %3</source>
        <translation>%1, grupo %2, desde %3</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Máquina</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Particiones</translation>
    </message>
    <message>
        <source>Records/s</source>
        <translation>Registros/s</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>Last commit</source>
        <translation>Última escritura</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>observatorio::WorldMap</name>
    <message>
        <source>World map</source>
        <translation>Mapa del mundo</translation>
    </message>
    <message>
        <source>Arrow keys move from country to country, Enter opens one</source>
        <translation>Las flechas van de país en país, Intro abre uno</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sin datos</translation>
    </message>
</context>
</TS>
