<?xml version="1.0" encoding="utf-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="html" encoding="utf-8"/>
<xsl:template match="/rss/channel">
<html>
<head><title><xsl:value-of select="title"/></title></head>
<body>
<h1><a href="{link}"><xsl:value-of select="title"/></a></h1>
<p>This is a feed: its address goes into a reader of feeds.</p>
<ul><xsl:for-each select="item"><li><a href="{link}"><xsl:value-of select="title"/></a></li></xsl:for-each></ul>
</body>
</html>
</xsl:template>
</xsl:stylesheet>
